using System.Globalization;
using UserOps.Tagging;

namespace UserOps.EntityFrameworkCore;

/// <summary>Between an entry and its row.</summary>
internal static class TagEntryMapping
{
    private const short Truth = 1;
    private const short Number = 2;
    private const short Text = 3;

    public static TagEntryRow Write(string userId, int sequence, TagEntry entry)
    {
        var from = StoredInstant.Of(entry.ValidFrom);
        var until = StoredInstant.Of(entry.ValidUntil);
        var recorded = StoredInstant.Of(entry.RecordedAt);
        return new()
        {
            UserId = userId,
            Sequence = sequence,
            Tag = StoredText.Of(entry.Tag),
            Kind = (short)entry.Kind,
            ValueType = entry.Value is not { } value ? null : value.Bool is not null ? Truth : value.Number is not null ? Number : Text,
            Value = entry.Value is { } given ? given.Number?.ToString(CultureInfo.InvariantCulture) ?? StoredText.OfNullable(given.Text) ?? (given.Bool == true ? "true" : "false") : null,
            Lane = (short)entry.Source.Lane,
            Source = StoredText.OfNullable(entry.Source switch { RuleTagSource rule => rule.Rules, ImportTagSource import => import.Import, ModelTagSource model => model.Model, _ => null }),
            Confidence = (entry.Source as ModelTagSource)?.Confidence.ToString(CultureInfo.InvariantCulture),
            ValidFrom = from.Ticks,
            ValidFromNanos = from.Nanos,
            ValidUntil = until?.Ticks,
            ValidUntilNanos = until?.Nanos,
            RecordedAt = recorded.Ticks,
            RecordedAtNanos = recorded.Nanos,
            RecordedBy = StoredText.Of(entry.By),
            Reason = StoredText.OfNullable(entry.Reason),
        };
    }

    public static TagEntry Read(TagEntryRow row) => new()
    {
        Tag = StoredText.Read(row.Tag),
        Kind = (TagEntryKind)row.Kind,
        Value = row.ValueType switch
        {
            Truth => Literal.Of(row.Value == "true"),
            Number => Literal.Of(decimal.Parse(row.Value!, CultureInfo.InvariantCulture)),
            Text => Literal.Of(StoredText.Read(row.Value!)),
            _ => null,
        },
        Source = (TagLane)row.Lane switch
        {
            TagLane.Rule => new RuleTagSource(StoredText.Read(row.Source!)),
            TagLane.Import => new ImportTagSource(StoredText.Read(row.Source!)),
            TagLane.Model => new ModelTagSource(StoredText.Read(row.Source!), decimal.Parse(row.Confidence!, CultureInfo.InvariantCulture)),
            _ => TagSource.Manual,
        },
        ValidFrom = StoredInstant.Read(row.ValidFrom, row.ValidFromNanos),
        ValidUntil = StoredInstant.Read(row.ValidUntil, row.ValidUntilNanos),
        RecordedAt = StoredInstant.Read(row.RecordedAt, row.RecordedAtNanos),
        By = StoredText.Read(row.RecordedBy),
        Reason = row.Reason is null ? null : StoredText.Read(row.Reason),
    };
}
