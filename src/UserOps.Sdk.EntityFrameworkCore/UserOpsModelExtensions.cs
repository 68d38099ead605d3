using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UserOps.EntityFrameworkCore;

/// <summary>Puts the tables of the stores into a host's own <see cref="DbContext"/>.</summary>
public static class UserOpsModelExtensions
{
    /// <summary>Adds the tables. Call it in <see cref="DbContext.OnModelCreating"/>.</summary>
    /// <remarks>They have no navigation to the host's tables; the host's migrations make them.</remarks>
    /// <param name="modelBuilder">The model.</param>
    /// <param name="tables">Where the tables are; <see langword="null"/>: <see cref="UserOpsTables.Default"/>.</param>
    /// <returns>The model, to go on with.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="modelBuilder"/> is <see langword="null"/>.</exception>
    public static ModelBuilder AddUserOps(this ModelBuilder modelBuilder, UserOpsTables? tables = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        var model = new TableModel(modelBuilder, tables ?? UserOpsTables.Default);
        model.AddTags();
        model.AddAssessments();
        model.AddComplaints();
        model.AddRuns();
        model.AddPolicies();
        return modelBuilder;
    }

    private sealed class TableModel(ModelBuilder modelBuilder, UserOpsTables tables)
    {
        // The one provider that sets a strategy for the whole model; the conventions have run before OnModelCreating.
        private readonly bool _isPostgres = modelBuilder.Model.GetValueGenerationStrategy() is not null;

        public void AddTags()
        {
            Add<TagLedgerRow>("tag_ledgers", row => row.HasKey(ledger => ledger.UserId));
            Add<TagEntryRow>("tag_entries", row => row.HasKey(entry => new { entry.UserId, entry.Sequence }));
        }

        public void AddAssessments() => Add<AssessmentRow>("assessments", row =>
        {
            row.HasKey(answer => new { answer.Kind, answer.Subject });
            Index(row.HasIndex(answer => new { answer.Kind, answer.DueAt, answer.DueAtNanos, answer.Subject }), "assessments_due", "due_at");
            Index(row.HasIndex(answer => answer.UserId), "assessments_user", "user_id");
        });

        public void AddComplaints()
        {
            Add<ComplaintRow>("complaints", row => row.HasKey(complaint => complaint.ComplaintId));
            Add<ComplaintEventRow>("complaint_events", row =>
            {
                row.HasKey(item => new { item.ComplaintId, item.Hash });
                Index(row.HasIndex(item => item.CustomerId), "complaint_events_customer", "customer_id");
                Index(row.HasIndex(item => item.MergedInto), "complaint_events_merged", "merged_into");
                Index(row.HasIndex(item => new { item.RootCause, item.ComplaintId }), "complaint_events_cause", "root_cause");
            });
        }

        public void AddRuns()
        {
            Add<CheckpointRow>("checkpoints", row => row.HasKey(checkpoint => checkpoint.Kind));
            Add<RejectionRow>("rejections", row =>
            {
                row.HasKey(rejection => rejection.Hash);
                Index(row.HasIndex(rejection => new { rejection.Kind, rejection.AsOf, rejection.AsOfNanos, rejection.Hash }), "rejections_kind");
                OfAnyLength(Index(row.HasIndex(rejection => rejection.RecordKey), "rejections_key", "record_key"));
                OfAnyLength(Index(row.HasIndex(rejection => rejection.Value), "rejections_value"));
            });
        }

        public void AddPolicies() => Add<PolicyRow>("policies", row =>
        {
            row.HasKey(policy => new { policy.Kind, policy.Name, policy.Sequence });
            Index(row.HasIndex(policy => new { policy.Kind, policy.Hash }), "policies_hash");
        });

        private void Add<TRow>(string name, Action<EntityTypeBuilder<TRow>> build)
            where TRow : class
        {
            var row = modelBuilder.Entity<TRow>();
            row.ToTable(tables.Prefix + name, tables.Schema);
            build(row);
            foreach (var property in row.Metadata.GetProperties())
            {
                property.SetColumnName(ColumnName(property.Name));
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
                if (_isPostgres && property.ClrType == typeof(string))
                {
                    // Ordinal, whatever the language of the database, and the same after an upgrade of the system's.
                    property.SetCollation("C");
                }
            }
        }

        private IndexBuilder Index(IndexBuilder index, string name, string? present = null) =>
            index.HasDatabaseName($"ix_{tables.Prefix}{name}").HasFilter(present is null ? null : $"\"{present}\" IS NOT NULL");

        // A btree refuses entries past a third of a page; what was found in a bad record may be a page long.
        private void OfAnyLength(IndexBuilder index)
        {
            if (_isPostgres)
            {
                index.HasMethod("hash");
            }
        }

        private static string ColumnName(string property) => string.Concat(property.Select((letter, i) =>
            char.IsAsciiLetterUpper(letter) ? $"{(i == 0 ? "" : "_")}{char.ToLowerInvariant(letter)}" : letter.ToString()));
    }
}
