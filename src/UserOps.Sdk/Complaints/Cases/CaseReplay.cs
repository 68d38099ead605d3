using System.Runtime.InteropServices;

namespace UserOps.Complaints;

/// <summary>Goes through the events of cases that belong together, in their order.</summary>
internal sealed class CaseReplay
{
    private readonly Dictionary<ComplaintId, CaseFold> _folds = [];

    public CaseReplay(CaseRules rules, CauseIndex causes, ReadOnlySpan<CaseEvent> sorted)
    {
        foreach (var item in sorted)
        {
            ref var fold = ref CollectionsMarshal.GetValueRefOrAddDefault(_folds, item.ComplaintId, out _);
            fold ??= new(item.ComplaintId, rules, causes);
            fold.Take(item, Find);
        }
    }

    public IEnumerable<CaseFold> Folds => _folds.Values.OrderBy(fold => fold.Id);

    public CaseFold? Find(ComplaintId id) => _folds.GetValueOrDefault(id);
}
