using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>Asks the library for everybody's stage, and counts the answers.</summary>
internal static class StageJudge
{
    /// <summary>Judges everybody.</summary>
    /// <param name="users">Everybody's activity, by id in ordinal order.</param>
    /// <param name="asOf">The instant of judgement; its local day counts whole.</param>
    /// <param name="evaluator">Tells the stages.</param>
    /// <param name="groupOf">Tells the group of a user; <see langword="null"/> for no breakdown.</param>
    /// <returns>The result.</returns>
    public static StagesResult Judge(
        IReadOnlyList<KeyValuePair<UserId, UserActivity>> users,
        Instant asOf,
        StageEvaluator evaluator,
        Func<UserId, string>? groupOf = null)
    {
        var day = evaluator.Days.DayOf(asOf);
        var all = new Tally(evaluator, day);
        var groups = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var (user, activity) in users)
        {
            var stage = evaluator.StageOf(activity, day);
            all.Add(activity, stage);
            if (groupOf is not null)
            {
                var group = groupOf(user);
                if (!groups.TryGetValue(group, out var tally))
                {
                    groups.Add(group, tally = new Tally(evaluator, day));
                }

                tally.Add(activity, stage);
            }
        }

        return new()
        {
            Evaluator = evaluator,
            AsOf = asOf,
            Users = users,
            Counts = all.Counts(),
            Groups = groupOf is null ? null : [.. groups.Select(group => new StageGroup(group.Key, group.Value.Counts()))],
        };
    }

    private sealed class Tally(StageEvaluator evaluator, LocalDate day)
    {
        private readonly Dictionary<StageId, long> _users = [];
        private long _activeBeforeRegistration;

        public void Add(in UserActivity activity, StageId stage)
        {
            _users[stage] = _users.GetValueOrDefault(stage) + 1;
            _activeBeforeRegistration += activity.Registered is { } registered && registered <= day && activity.Days.First < registered ? 1 : 0;
        }

        public StageCounts Counts()
        {
            var everActive = _users.Where(stage => stage.Key.IsStage).Sum(stage => stage.Value);
            return new()
            {
                Users = _users.Values.Sum(),
                EverActive = everActive,
                NeverActive = Of(StageId.NeverActive),
                NotSeen = Of(StageId.NotSeen),
                ActiveBeforeRegistration = _activeBeforeRegistration,
                Stages =
                [
                    .. evaluator.Policy.Stages
                        .OrderByDescending(stage => stage.Rank)
                        .Select(stage => (stage, users: Of(new StageId(stage.Id))))
                        .Select(line => new StageCount(line.stage, line.users, everActive == 0 ? 0 : (double)line.users / everActive)),
                ],
            };
        }

        private long Of(StageId stage) => _users.GetValueOrDefault(stage);
    }
}
