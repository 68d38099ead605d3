using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>One user's values of the slots of a tagger, as a query computed them. <see cref="Tagger.Evaluate(TagSlots, ReadOnlySpan{FactValue}, TagAnswers)"/> decides on them.</summary>
/// <typeparam name="TUser">The type of the user's id.</typeparam>
/// <param name="User">The user.</param>
/// <param name="Values">The value of each slot, in the order of <see cref="TagSlots.Slots"/>; <see cref="FactValue.None"/> where there is none.</param>
public sealed record SlotFigures<TUser>(TUser User, EquatableArray<FactValue> Values)
    where TUser : notnull;
