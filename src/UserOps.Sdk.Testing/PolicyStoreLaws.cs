using FsCheck;
using FsCheck.Fluent;
using UserOps.Hosting;
using Step = UserOps.Testing.StoreStep<UserOps.Hosting.IPolicyStore>;

namespace UserOps.Testing;

/// <summary>What every <see cref="IPolicyStore"/> must keep.</summary>
/// <remarks>Each law makes a store of its own and disposes of it, if it can be. Some use one store from several threads at once.</remarks>
public static class PolicyStoreLaws
{
    private const string Kind = "lifecycle";
    private const string Name = "stages";

    /// <summary>Gets the laws for a host's store.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IPolicyStore> create, int cases = LawSuite.DefaultCases) => For(LawSuite.Waiting(create), cases);

    /// <summary>Gets the laws for a host's store that is opened asynchronously.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IPolicyStore>> create, int cases = LawSuite.DefaultCases)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var suite = new LawSuite<IPolicyStore>(create, cases);
        AddPublishing(suite);
        AddPublishingAgain(suite);
        AddCare(suite);
        suite.AddScripts(
            "Each of the other laws looks at one thing; calls that meet must add up too, in any order.",
            Gen.Frequency((3, AnyPublish()), (1, AnyRead())),
            14,
            () => new MemoryPolicyStore(),
            [Current(Kind, Name), Current(Kind, "STAGES"), Current("rfm", Name), .. Enumerable.Range(0, 3).Select(i => Named(Kind, i))]);
        return suite.Laws;
    }

    private static void AddPublishing(LawSuite<IPolicyStore> suite)
    {
        suite.Add(
            "What was never published is not there",
            "A run without a policy must know that it has none.",
            async store =>
            {
                Require.Same("none", Text(await store.ReadCurrentAsync(Kind, Name).ConfigureAwait(false)), "the policy in force before any");
                Require.Same("none", Text(await store.ReadAsync(Kind, Hash(1)).ConfigureAwait(false)), "a policy that was never published");
                await store.PublishAsync(Of(1)).ConfigureAwait(false);
                Require.Same("none", Text(await store.ReadCurrentAsync("rfm", Name).ConfigureAwait(false)), "the policy in force of another kind");
                Require.Same("none", Text(await store.ReadCurrentAsync(Kind, "Stages").ConfigureAwait(false)), "the policy in force of a name in another case");
                Require.Same("none", Text(await store.ReadAsync("rfm", Hash(1)).ConfigureAwait(false)), "the same hash in another kind");
            });
        suite.Add(
            "What is published is read exactly",
            "An answer names its policy by hash; a text that is changed has another hash, and the answer can't be explained any more.",
            async store =>
            {
                for (var i = 0; i < Hard.Texts.Length; i++)
                {
                    var policy = new PolicyDocument($"kind {Hard.Ids[i]}", new($"name {Hard.Texts[i][..Math.Min(100, Hard.Texts[i].Length)]}", $"1 {Hard.Ids[i]}", Hash(i)), Answers.Json(Hard.Texts[i]), Hard.Instants[i]);
                    await store.PublishAsync(policy).ConfigureAwait(false);
                    Require.Same(Text(policy), Text(await store.ReadCurrentAsync(policy.Kind, policy.Policy.Name).ConfigureAwait(false)), "the policy in force");
                    Require.Same(Text(policy), Text(await store.ReadAsync(policy.Kind, policy.Policy.Hash).ConfigureAwait(false)), "the policy by its hash");
                }
            });
        suite.Add(
            "The policy published last is in force, and all others are kept",
            "Old answers name old policies; without them nobody can say why they were given.",
            async store =>
            {
                for (var i = 1; i <= 3; i++)
                {
                    await store.PublishAsync(Of(i)).ConfigureAwait(false);
                    Require.Same(Text(Of(i)), Text(await store.ReadCurrentAsync(Kind, Name).ConfigureAwait(false)), $"the policy in force after version {i}");
                }

                for (var i = 1; i <= 3; i++)
                {
                    Require.Same(Text(Of(i)), Text(await store.ReadAsync(Kind, Hash(i)).ConfigureAwait(false)), $"version {i}");
                }
            });
    }

    private static void AddPublishingAgain(LawSuite<IPolicyStore> suite)
    {
        suite.Add(
            "Publishing what is in force writes nothing",
            "A host publishes when it starts; when its policy came into force must not move with every start.",
            async store =>
            {
                await store.PublishAsync(Of(1)).ConfigureAwait(false);
                await store.PublishAsync(Of(1) with { PublishedAt = Hard.At(99) }).ConfigureAwait(false);
                Require.Same(Text(Of(1)), Text(await store.ReadCurrentAsync(Kind, Name).ConfigureAwait(false)), "the policy in force");
            });
        suite.Add(
            "An older policy that is published again is in force again",
            "That is how one takes a step back; the older one keeps when it was first published.",
            async store =>
            {
                await store.PublishAsync(Of(1)).ConfigureAwait(false);
                await store.PublishAsync(Of(2)).ConfigureAwait(false);
                await store.PublishAsync(Of(1) with { PublishedAt = Hard.At(9) }).ConfigureAwait(false);
                Require.Same(Text(Of(1) with { PublishedAt = Hard.At(9) }), Text(await store.ReadCurrentAsync(Kind, Name).ConfigureAwait(false)), "the policy in force");
                Require.Same(Text(Of(1)), Text(await store.ReadAsync(Kind, Hash(1)).ConfigureAwait(false)), "the policy as it was first published");
            });
    }

    private static void AddCare(LawSuite<IPolicyStore> suite)
    {
        suite.Add(
            "Of eight that publish at once, one is in force and all are kept",
            "All instances of a host publish when they start.",
            async store =>
            {
                await LawSuite.AtOnceAsync(Hard.Writers, async i =>
                {
                    await store.PublishAsync(Of(i / 2)).ConfigureAwait(false);
                    return i;
                }).ConfigureAwait(false);
                PolicyDocument[] all = [.. Enumerable.Range(0, Hard.Writers / 2).Select(i => Of(i))];
                var current = Text(await store.ReadCurrentAsync(Kind, Name).ConfigureAwait(false));
                Require.That(all.Any(policy => Text(policy) == current), $"in force is {current}");
                foreach (var policy in all)
                {
                    Require.Same(Text(policy), Text(await store.ReadAsync(Kind, policy.Policy.Hash).ConfigureAwait(false)), $"version {policy.Policy.Version}");
                }
            });
        suite.Add(
            "Blank texts are refused",
            "A blank where a name should be is a fault of the caller, which shows best where it is made.",
            async store =>
            {
                foreach (var blank in (string[])["", " "])
                {
                    await Require.RefusedAsync("reading what is in force of a blank kind", () => store.ReadCurrentAsync(blank, Name).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("reading what is in force of a blank name", () => store.ReadCurrentAsync(Kind, blank).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("reading a blank kind", () => store.ReadAsync(blank, Hash(1)).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("reading a blank hash", () => store.ReadAsync(Kind, blank).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("publishing a blank kind", () => store.PublishAsync(Of(1) with { Kind = blank }).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("publishing a blank name", () => store.PublishAsync(Of(1) with { Policy = new(blank, "1", Hash(1)) }).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("publishing a blank hash", () => store.PublishAsync(Of(1) with { Policy = new(Name, "1", blank) }).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("publishing a blank text", () => store.PublishAsync(Of(1) with { Json = blank }).AsTask()).ConfigureAwait(false);
                }
            });
        suite.Add(
            "A call that is cancelled before it begins does nothing",
            "A run that is told to stop must stop, and must not be half done.",
            async store =>
            {
                await store.PublishAsync(Of(1)).ConfigureAwait(false);
                await Require.CancelledAsync("reading what is in force", token => store.ReadCurrentAsync(Kind, Name, token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("reading", token => store.ReadAsync(Kind, Hash(1), token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("publishing", token => store.PublishAsync(Of(2), token).AsTask()).ConfigureAwait(false);
                Require.Same(Text(Of(1)), Text(await store.ReadCurrentAsync(Kind, Name).ConfigureAwait(false)), "the policy in force after that");
                Require.Same("none", Text(await store.ReadAsync(Kind, Hash(2)).ConfigureAwait(false)), "the policy that was not published");
            });
    }

    private static Gen<Step> AnyPublish() =>
        from kind in Gen.Elements(Kind, "rfm")
        from name in Gen.Elements(Name, Name, "STAGES")
        from number in Gen.Choose(0, 2)
        from at in Gen.Elements(Hard.Instants)
        select new Step($"publish {kind} {name} {number} at {Hard.Text(at)}", async store =>
        {
            // The hash is that of the contents, and the name is one of them.
            await store.PublishAsync(Of(number) with { Kind = kind, Policy = new(name, $"{number}", Hash(number, name)), PublishedAt = at }).ConfigureAwait(false);
            return "done";
        });

    private static Gen<Step> AnyRead() =>
        from kind in Gen.Elements(Kind, "rfm")
        from number in Gen.Choose(0, 2)
        from isCurrent in Gen.Elements(false, true)
        select isCurrent ? Current(kind, Name) : Named(kind, number);

    private static Step Current(string kind, string name) => new($"read what is in force of {kind} {name}", async store => Text(await store.ReadCurrentAsync(kind, name).ConfigureAwait(false)));

    private static Step Named(string kind, int number) => new($"read {kind} {number}", async store => Text(await store.ReadAsync(kind, Hash(number)).ConfigureAwait(false)));

    private static PolicyDocument Of(int number) => new(Kind, new(Name, $"{number}", Hash(number)), Answers.Json($"policy {number}"), Hard.At(number));

    private static string Hash(int number, string name = Name) => new((char)((name == Name ? 'a' : 'k') + number), 64);

    private static string Text(PolicyDocument? item) => item is null
        ? "none"
        : $"{item.Kind}: {item.Policy.Name}, version {item.Policy.Version}, {item.Policy.Hash}, published {Hard.Text(item.PublishedAt)}: {item.Json}";
}
