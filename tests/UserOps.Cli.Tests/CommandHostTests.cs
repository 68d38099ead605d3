using UserOps.Cli.Input;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests;

public class CommandHostTests
{
    [Fact]
    public async Task A_command_that_ends_well_gives_its_own_exit_code()
    {
        Assert.Equal((ExitCode.Done, ""), await Run(() => ExitCode.Done));
        Assert.Equal((ExitCode.DoneWithRejections, ""), await Run(() => ExitCode.DoneWithRejections));
    }

    [Fact]
    public async Task Every_failure_that_a_user_can_cause_is_one_message_and_an_exit_code()
    {
        Assert.Equal(
            (ExitCode.InputUnreadable, "userops: a.csv:7: It is odd. Mend it.\n"),
            await Run(() => throw new InputException("a.csv", 7, "It is odd.", "Mend it.")));
        Assert.Equal(
            (ExitCode.BadUsage, "userops: --zone 'x' is wrong.\n"),
            await Run(() => throw new UsageException("--zone 'x' is wrong.")));
        Assert.Equal(
            (ExitCode.BadUsage, "userops: The policy is not valid:\n  $.bins: The value is 11; it must be between 2 and 10. Lower it.\n"),
            await Run(() => Refuse("{}")));
        Assert.Equal(
            (ExitCode.BadUsage, "userops: The output can't be written: No space left on device\n"),
            await Run(() => throw new IOException("No space left on device")));
        Assert.Equal(
            (ExitCode.BadUsage, "userops: The output can't be written: Access denied\n"),
            await Run(() => throw new UnauthorizedAccessException("Access denied")));
    }

    [Fact]
    public async Task A_command_that_was_stopped_says_so()
    {
        Assert.Equal((ExitCode.Interrupted, "userops: Interrupted.\n"), await Run(() => throw new OperationCanceledException()));

        using var console = new TestConsole();
        using var stop = new CancellationTokenSource();
        var running = CommandHost.RunAsync(
            console.Console,
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return ExitCode.Done;
            },
            stop.Token);
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Interrupted, await running);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(unchecked((int)0x8007006D))]
    [InlineData(unchecked((int)0x800700E8))]
    public async Task A_reader_that_goes_away_ends_the_command_quietly(int code) =>
        Assert.Equal((ExitCode.Done, ""), await Run(() => throw new IOException("Broken pipe", code)));

    [Fact]
    public async Task A_fault_of_the_tool_keeps_its_stack_trace() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(() => throw new InvalidOperationException("a bug")));

    [Fact]
    public async Task A_command_that_waits_for_its_input_does_not_hold_up_its_caller()
    {
        using var console = new TestConsole();
        using var gate = new ManualResetEventSlim();
        var running = CommandHost.RunAsync(
            console.Console,
            token =>
            {
                gate.Wait(token);
                return Task.FromResult(ExitCode.Done);
            },
            CancellationToken.None);

        Assert.False(running.IsCompleted);
        gate.Set();
        Assert.Equal(ExitCode.Done, await running);
    }

    private static int Refuse(string policy) =>
        throw new InvalidPolicyException(nameof(policy), [new PolicyProblem("$.bins", null, "11", "between 2 and 10", "Lower it.")]);

    private static async Task<(int ExitCode, string Error)> Run(Func<int> command)
    {
        using var console = new TestConsole();
        var exitCode = await CommandHost.RunAsync(console.Console, _ => Task.FromResult(command()), CancellationToken.None);
        return (exitCode, console.Error);
    }
}
