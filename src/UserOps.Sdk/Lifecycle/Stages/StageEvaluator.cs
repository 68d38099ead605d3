using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Tells which stage of the lifecycle a user is in, why, since when, and when that ends; compiled from a <see cref="StagePolicy"/>.</summary>
/// <remarks>
/// <para>The constructor checks the policy and compiles its rules; evaluation is tests and comparisons. A stage is a function
/// of the active days up to <c>asOf</c>: later days never matter, so that any past day can be judged again, and rules that
/// remember (<see cref="WasRule"/>, <see cref="Stage.Stay"/>, <see cref="Stage.MinimumStay"/>,
/// <see cref="StageClock.TimeInStage"/>) follow the days, not the moments at which somebody asked.</para>
/// <para>Cost: for policies that do not remember, a few comparisons a user; else a walk over the user's active days, as far back as the stage depends on them. Immutable
/// and thread-safe.</para>
/// </remarks>
public sealed class StageEvaluator
{
    /// <summary>The gaps of so many blocks, eleven years at least, find room on the stack; users with more cost an allocation.</summary>
    private const int BlocksOnStack = 64;

    private readonly StageProgram _program;
    private readonly StageId[] _ids;

    /// <summary>Initializes a new instance of the <see cref="StageEvaluator"/> class: checks and compiles a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy has problems; all are listed.</exception>
    public StageEvaluator(StagePolicy policy)
    {
        InvalidPolicyException.ThrowIfAny(StagePolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        PolicyRef = policy.ToRef();
        Days = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
        _program = new StageProgram(policy.Stages);
        _ids = [.. policy.Stages.Select(stage => new StageId(stage.Id))];
    }

    /// <summary>Gets the policy.</summary>
    public StagePolicy Policy { get; }

    /// <summary>Gets the reference to the policy that answers carry.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Gets the policy's days.</summary>
    public DayClock Days { get; }

    internal StageProgram Program => _program;

    /// <summary>Finds a stage of the policy.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The stage; <see langword="null"/> for <see cref="StageId.NotSeen"/>, <see cref="StageId.NeverActive"/> and ids of other policies.</returns>
    public Stage? Find(StageId id)
    {
        var place = Array.IndexOf(_ids, id);
        return place < 0 ? null : Policy.Stages[place];
    }

    /// <summary>Reads what the policy needs off a log of events.</summary>
    /// <param name="log">One user's events.</param>
    /// <param name="clock">The user's own days, for users who moved; <see langword="null"/> takes <see cref="Days"/>.</param>
    /// <returns>The days of the events that count as activity, and the day of registration.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public UserActivity Read(EventLog log, DayClock? clock = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        return log.ToActivity(clock ?? Days, Policy.ActivityEvents, Policy.RegistrationEvent);
    }

    /// <summary>Finds a user's stage on a day.</summary>
    /// <remarks>Allocates nothing, but for users active in more than 64 stretches of 64 days under a policy of own rhythms.</remarks>
    /// <param name="activity">The user's activity; later days are not seen.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The stage; <see cref="StageId.NeverActive"/> or <see cref="StageId.NotSeen"/> before the first active day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public StageId StageOf(in UserActivity activity, LocalDate asOf) => IdAt(activity, DayNumber.Checked(asOf, nameof(asOf)));

    /// <summary>Finds the stages of many users on a day.</summary>
    /// <param name="activities">The users' activities.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="stages">Receives the stages, in the order of the activities; as long as those.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public void StagesOf(ReadOnlySpan<UserActivity> activities, LocalDate asOf, Span<StageId> stages)
    {
        if (stages.Length != activities.Length)
        {
            throw new ArgumentException("Give room for as many stages as there are activities.", nameof(stages));
        }

        var day = DayNumber.Checked(asOf, nameof(asOf));
        for (var i = 0; i < activities.Length; i++)
        {
            stages[i] = IdAt(activities[i], day);
        }
    }

    /// <summary>Finds the stages of the users of columns on a day.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="activities">The users' activities.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="stages">Receives the stages, in the order of the users; as long as <see cref="ActivityColumns{TUser}.Count"/>.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="activities"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public void StagesOf<TUser>(ActivityColumns<TUser> activities, LocalDate asOf, Span<StageId> stages)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(activities);
        if (stages.Length != activities.Count)
        {
            throw new ArgumentException("Give room for as many stages as there are activities.", nameof(stages));
        }

        var day = DayNumber.Checked(asOf, nameof(asOf));
        for (var i = 0; i < stages.Length; i++)
        {
            stages[i] = IdAt(activities[i], day);
        }
    }

    /// <summary>Finds the day on which a user's stage changes, if no active day comes.</summary>
    /// <remarks>In closed form: from one day on which a rule can turn to the next, however far away.</remarks>
    /// <param name="activity">The user's activity; days after <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The day from which to look ahead.</param>
    /// <returns>The first day with another stage; <see langword="null"/>: never.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public LocalDate? NextChange(in UserActivity activity, LocalDate asOf)
    {
        var day = DayNumber.Checked(asOf, nameof(asOf));
        var known = activity.Days.Span.UpTo(day);
        if (known.IsEmpty)
        {
            return null;
        }

        Span<int> gaps = RoomOnStack(known) ? stackalloc int[GapList.RoomFor(BlocksOnStack)] : RoomFor(known);
        if (_program.IsStateful)
        {
            var walk = LateWalkTo(activity, known, day, gaps);
            var changes = walk.MoveNext(DayNumber.Max);
            if (walk.BeganTooLate)
            {
                walk = WalkTo(activity, known, day, gaps);
                changes = walk.MoveNext(DayNumber.Max);
            }

            return changes ? DayNumber.ToDate(walk.Since) : null;
        }

        var at = new StageMoment { Day = day, FirstSeen = FirstSeen(activity, known), Days = known, Gaps = new(gaps), Stage = -1 };
        var stage = _program.Run(ref at);
        while (_program.NextFlip(ref at, DayNumber.Max) is var flip and <= DayNumber.Max)
        {
            at.Day = flip;
            if (_program.Run(ref at) != stage)
            {
                return DayNumber.ToDate(flip);
            }
        }

        return null;
    }

    /// <summary>Finds a user's stage on a day, since when it holds, and until when it does without a new active day.</summary>
    /// <param name="activity">The user's activity; days after <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The stretch of days.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public StageSpan SpanOf(in UserActivity activity, LocalDate asOf)
    {
        var day = DayNumber.Checked(asOf, nameof(asOf));
        var known = activity.Days.Span.UpTo(day);
        if (known.IsEmpty)
        {
            return IdAt(activity, day) == StageId.NeverActive
                ? new(StageId.NeverActive, activity.Registered, Until: null)
                : new(StageId.NotSeen, Since: null, Until: null);
        }

        Span<int> gaps = RoomOnStack(known) ? stackalloc int[GapList.RoomFor(BlocksOnStack)] : RoomFor(known);
        var walk = WalkTo(activity, known, day, gaps);
        var (stage, since) = (walk.Stage, walk.Since);
        return new(_ids[stage], DayNumber.ToDate(since), walk.MoveNext(DayNumber.Max) ? DayNumber.ToDate(walk.Since) : null);
    }

    /// <summary>Lists the stages that a user went through.</summary>
    /// <param name="activity">The user's activity; days after <paramref name="through"/> are not seen.</param>
    /// <param name="through">The last day to judge.</param>
    /// <returns>
    /// Stretches in the order of time, without gap or overlap, from the day on which the user was first seen. The last one is
    /// that of <see cref="SpanOf"/> on <paramref name="through"/>. Empty for a user not seen by then.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="through"/> is no day that a clock can name.</exception>
    public EquatableArray<StageSpan> Timeline(in UserActivity activity, LocalDate through)
    {
        var day = DayNumber.Checked(through, nameof(through));
        var known = activity.Days.Span.UpTo(day);
        if (known.IsEmpty)
        {
            var span = SpanOf(activity, through);
            return span.Since is null ? [] : [span];
        }

        var spans = new List<StageSpan>();
        if (activity.RegisteredNumber != DaySpan.None && activity.RegisteredNumber < known.First)
        {
            spans.Add(new(StageId.NeverActive, activity.Registered, DayNumber.ToDate(known.First)));
        }

        Span<int> gaps = RoomOnStack(known) ? stackalloc int[GapList.RoomFor(BlocksOnStack)] : RoomFor(known);
        var walk = new StageWalk(_program, known, FirstSeen(activity, known), gaps);
        var more = walk.MoveNext(day);
        while (more)
        {
            var (stage, since) = (walk.Stage, walk.Since);
            more = walk.MoveNext(day);
            if (!more)
            {
                walk.StandOn(day);
            }

            spans.Add(new(
                _ids[stage],
                DayNumber.ToDate(since),
                more || walk.MoveNext(DayNumber.Max) ? DayNumber.ToDate(walk.Since) : null));
        }

        return spans.ToEquatableArray();
    }

    /// <summary>Finds the stage that a user would be in if the day judged were an active one: what one visit would change.</summary>
    /// <param name="activity">The user's activity; days after <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The stage.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public StageId StageIfActive(in UserActivity activity, LocalDate asOf) =>
        StageOf(new UserActivity(activity.Days.Add(asOf), activity.Registered), asOf);

    /// <summary>Explains a user's stage at an instant.</summary>
    /// <param name="activity">The user's activity; days after that of <paramref name="asOf"/> are not seen, and that day counts whole.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="clock">The user's own days, for users who moved; <see langword="null"/> takes <see cref="Days"/>.</param>
    /// <returns>
    /// The stage, since when and until when in local days, and the reasons; valid until the start of the day on which the
    /// stage ends without a new active day.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> lies on no day that a clock can name.</exception>
    public Assessment<StageSpan> Explain(in UserActivity activity, Instant asOf, DayClock? clock = null)
    {
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "The instant must lie between the years 1 and 9998.");
        }

        return ExplainAt(activity, asOf, clock ?? Days);
    }

    /// <summary>Explains a user's stage on a day, as of its last instant.</summary>
    /// <param name="activity">The user's activity; later days are not seen.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="clock">The user's own days, for users who moved; <see langword="null"/> takes <see cref="Days"/>.</param>
    /// <returns>The same as at <see cref="DayClock.EndOf"/> of the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public Assessment<StageSpan> Explain(in UserActivity activity, LocalDate asOf, DayClock? clock = null)
    {
        _ = DayNumber.Checked(asOf, nameof(asOf));
        return ExplainAt(activity, (clock ?? Days).EndOf(asOf), clock ?? Days);
    }

    /// <summary>Judges a user on a day, active by then, and lists the leaves that were looked at.</summary>
    internal EquatableArray<StageClue> Trace(in UserActivity activity, LocalDate asOf)
    {
        var day = DayNumber.Of(asOf);
        var known = activity.Days.Span.UpTo(day);
        Span<int> gaps = RoomOnStack(known) ? stackalloc int[GapList.RoomFor(BlocksOnStack)] : RoomFor(known);

        // As it stood on the evening before: the day's own answer is what is traced.
        var walk = new StageWalk(_program, known, FirstSeen(activity, known), gaps);
        while (walk.MoveNext(day - 1))
        {
        }

        var at = walk.At;
        at.Day = day;
        at.Days = known;
        var clues = new List<StageClue>();
        _program.Trace(ref at, clues);
        return clues.ToEquatableArray();
    }

    private static int FirstSeen(in UserActivity activity, DaySpan.Known known) =>
        activity.RegisteredNumber == DaySpan.None ? known.First : Math.Min(activity.RegisteredNumber, known.First);

    private StageId IdAt(in UserActivity activity, int day)
    {
        var known = activity.Days.Span.UpTo(day);
        if (known.IsEmpty)
        {
            return activity.RegisteredNumber != DaySpan.None && activity.RegisteredNumber <= day ? StageId.NeverActive : StageId.NotSeen;
        }

        Span<int> gaps = RoomOnStack(known) ? stackalloc int[GapList.RoomFor(BlocksOnStack)] : RoomFor(known);
        if (_program.IsStateful)
        {
            return _ids[LateWalkTo(activity, known, day, gaps).Stage];
        }

        var at = new StageMoment { Day = day, FirstSeen = FirstSeen(activity, known), Days = known, Gaps = new(gaps), Stage = -1 };
        return _ids[_program.Run(ref at)];
    }

    private Assessment<StageSpan> ExplainAt(in UserActivity activity, Instant asOf, DayClock clock)
    {
        var day = clock.DayOf(asOf);
        var span = SpanOf(activity, day);
        return new(
            span,
            PolicyRef,
            asOf,
            span.Until is { } until ? clock.StartOf(until) : null,
            StageExplainer.Explain(this, activity, span, day).ToEquatableArray());
    }

    /// <summary>Walks to a day, from as late as can be: who asks does not ask since when the stage holds.</summary>
    private StageWalk LateWalkTo(in UserActivity activity, DaySpan.Known known, int day, Span<int> gaps)
    {
        if (_program.LeastForgetfulSilence == DayLength.Never)
        {
            return WalkTo(activity, known, day, gaps);
        }

        var walk = new StageWalk(_program, known, FirstSeen(activity, known), gaps);
        walk.BeginLate(day);
        walk.GoTo(day);
        return walk.BeganTooLate ? WalkTo(activity, known, day, gaps) : walk;
    }

    private StageWalk WalkTo(in UserActivity activity, DaySpan.Known known, int day, Span<int> gaps)
    {
        gaps.Clear();
        var walk = new StageWalk(_program, known, FirstSeen(activity, known), gaps);
        walk.GoTo(day);
        return walk;
    }

    private bool RoomOnStack(DaySpan.Known known) => _program.NeedsGaps && known.Blocks <= BlocksOnStack;

    private Span<int> RoomFor(DaySpan.Known known) => _program.NeedsGaps ? new int[GapList.RoomFor(known.Blocks)] : default;
}
