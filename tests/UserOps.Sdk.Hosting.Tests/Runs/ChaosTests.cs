using System.Collections.Concurrent;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;

namespace UserOps.Hosting.Tests;

/// <summary>Facts, touches, runs over all, runs over those who are due, and faults, in any order and in the midst of each other: in the end the store is as if everybody had been asked once.</summary>
public class ChaosTests
{
    private static readonly Instant Start = ListHost.Start + Duration.FromDays(40);

    [Fact]
    public void Whatever_happens_in_the_midst_of_runs_those_who_are_due_put_it_right() =>
        Law.Holds(Gen.Choose(0, 999).ArrayOf().Resize(60).ToArbitrary(), script => new Chaos(script).EndsWellAsync().GetAwaiter().GetResult());

    private sealed class Chaos
    {
        private const int Deepest = 3;
        private readonly ListHost _host = new(12);

        // A run reads and writes at once, so steps come on two threads, and each flow of them knows how deep it is.
        private readonly ConcurrentQueue<int> _script;
        private readonly AsyncLocal<int> _depth = new();
        private int _minutes;
        private int _open;

        public Chaos(int[] script)
        {
            _script = new(script);
            _host.BeforeStore = _host.AfterStore = _ => StepAsync();
        }

        private Instant Now => Start + Duration.FromMinutes(_minutes);

        public async Task<bool> EndsWellAsync()
        {
            while (!_script.IsEmpty)
            {
                await StepAsync(mayThrow: false);
            }

            // A run that broke off leaves its reading behind, and with it what was going on in there: that ends too.
            _host.BeforeStore = _host.AfterStore = _ => default;
            while (Volatile.Read(ref _open) > 0)
            {
                await Task.Delay(1);
            }

            _minutes++;
            await _host.NewRun().CatchUpAsync(Now);

            var whole = new ListHost(12) { Rows = [.. _host.Rows] };
            await whole.NewRun().RunAsync(new() { AsOf = Now });
            Assert.Equal(await ReadAsync(whole), await ReadAsync(_host));
            return true;
        }

        /// <summary>What is kept, but for when it was judged.</summary>
        private static async Task<string[]> ReadAsync(ListHost host) => [.. (await host.ReadAnswersAsync()).Select(line => line[..line.IndexOf(" judged ", StringComparison.Ordinal)])];

        private ValueTask StepAsync() => _depth.Value < Deepest ? new(StepAsync(mayThrow: true)) : default;

        private async Task StepAsync(bool mayThrow)
        {
            if (!_script.TryDequeue(out var step))
            {
                return;
            }

            _depth.Value++;
            Interlocked.Increment(ref _open);
            try
            {
                await ((step % 8) switch
                {
                    0 or 1 => VisitAsync(_host.Users[step % _host.Users.Count]),
                    2 => QuietlyAsync(_host.NewRun(batchSize: 5).RunAsync(new() { AsOf = Later(step) })),
                    3 or 4 => QuietlyAsync(_host.NewRun(batchSize: 5).EvaluateDueAsync(Later(step))),
                    5 => QuietlyAsync(_host.NewRun(batchSize: 5).CatchUpAsync(Later(step))),
                    6 when mayThrow => throw new IOException("Cut off."),
                    _ => Task.CompletedTask,
                });
            }
            finally
            {
                Interlocked.Decrement(ref _open);
                _depth.Value--;
            }
        }

        private Instant Later(int step)
        {
            Interlocked.Add(ref _minutes, step % 3 * 60 * 24);
            return Now;
        }

        /// <summary>A visit comes in: first the row, then the touch.</summary>
        private async Task VisitAsync(UserId user)
        {
            lock (_script)
            {
                _host.Rows = [.. _host.Rows, new(user, Now)];
            }

            await StepAsync(mayThrow: false);
            await _host.Answers.TouchAsync(RunKinds.Lifecycle, [new(user.Value, user)], Now);
        }

        private static async Task QuietlyAsync(ValueTask<RunSummary> run)
        {
            try
            {
                await run;
            }
            catch (IOException)
            {
                // Cut off, as the script said.
            }
        }
    }
}
