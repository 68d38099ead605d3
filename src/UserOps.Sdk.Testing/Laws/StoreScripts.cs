using FsCheck;
using FsCheck.Fluent;

namespace UserOps.Testing;

/// <summary>A call on a store: what it is in words, and what the store answers to it, as text that can be compared.</summary>
internal sealed record StoreStep<TStore>(string Text, Func<TStore, Task<string>> Run)
{
    public override string ToString() => Text;
}

/// <summary>Sequences of calls, tried on a store and on its model.</summary>
internal static class StoreScripts
{
    /// <summary>Generates sequences; they shrink by leaving calls out.</summary>
    public static Arbitrary<StoreStep<TStore>[]> Of<TStore>(Gen<StoreStep<TStore>> step, int maxSteps) =>
        Arb.From(from count in Gen.Choose(1, maxSteps) from steps in Gen.ArrayOf(step, count) select steps, Shrinking.LeavingOut);

    /// <summary>Tells a sequence, a call a line.</summary>
    public static string Show<TStore>(StoreStep<TStore>[] steps) => string.Join('\n', steps.Select((step, i) => $"  {i + 1}. {step.Text.ReplaceLineEndings("\\n")}"));

    /// <summary>Demands that a store answers as its model does.</summary>
    public static async Task RunAsync<TStore>(TStore store, TStore model, StoreStep<TStore>[] steps)
    {
        foreach (var step in steps)
        {
            Require.Same(await step.Run(model).ConfigureAwait(false), await step.Run(store).ConfigureAwait(false), step.Text);
        }
    }
}
