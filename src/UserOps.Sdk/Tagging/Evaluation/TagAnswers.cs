using NodaTime;

namespace UserOps.Tagging;

/// <summary>What a <see cref="Tagging.Tagger"/> found for one user: filled anew by each evaluation, so that none allocates.</summary>
/// <remarks>Made by <see cref="Tagger.NewAnswers"/>, and good for that tagger alone. Not thread-safe: each thread has its own.</remarks>
public sealed class TagAnswers
{
    private readonly int[] _before;

    internal TagAnswers(Tagger tagger, TagProgram program)
    {
        Tagger = tagger;
        Run = new(program);
        Changes = new Instant?[program.Tags.Length];
        Next = new Instant?[program.Inputs.Length];
        Waiting = new int[program.Inputs.Length];
        _before = new int[program.Tags.Length];
    }

    /// <summary>Gets the tagger that fills them.</summary>
    public Tagger Tagger { get; }

    /// <summary>Gets the tags that are given, in the order of the catalogue. Makes the list.</summary>
    public EquatableArray<GivenTag> Given => Enumerable.Range(0, Run.Given.Length)
        .Where(tag => Run.Given[tag] != TagPlan.NotGiven)
        .Select(tag => new GivenTag(Tagger.Catalog.Tags[tag].Id, ValueOf(tag)))
        .ToEquatableArray();

    internal ProgramRun Run { get; }

    /// <summary>When each tag changes by time alone; written by <see cref="Tagger.Foresee(UserFacts, Instant, TagAnswers)"/>.</summary>
    internal Instant?[] Changes { get; }

    /// <summary>When each input may next change, while the future is walked.</summary>
    internal Instant?[] Next { get; }

    /// <summary>How many tags wait for each input, while the future is walked.</summary>
    internal int[] Waiting { get; }

    /// <summary>What was given at the instant of judgement, while the future is walked.</summary>
    internal int[] Before => _before;

    /// <summary>Tells whether a tag is given.</summary>
    /// <param name="tag">The place of the tag in the catalogue; see <see cref="Tagger.Find"/>.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Has(int tag) => Run.Given[tag] != TagPlan.NotGiven;

    /// <summary>Tells whether a tag is given, might be if more were known, or is not.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <returns>The truth.</returns>
    public Truth TruthOf(int tag) => (Truth)Run.Tags[tag];

    /// <summary>Gets the value of a tag.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <returns>The value; <see langword="null"/> for a flag, and when the tag is not given.</returns>
    public Literal? ValueOf(int tag) => Has(tag) ? Tagger.Plan(tag).Values[Run.Given[tag]] : null;

    /// <summary>Gets the first instant at which, with no new facts, a tag is given, taken, or gets another value.</summary>
    /// <remarks>Known after <see cref="Tagger.Foresee(UserFacts, Instant, TagAnswers)"/>; after <see cref="Tagger.Evaluate(UserFacts, Instant, TagAnswers)"/> alone it is <see langword="null"/>.</remarks>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <returns>The instant; <see langword="null"/>: never.</returns>
    public Instant? NextChangeOf(int tag) => Changes[tag];
}
