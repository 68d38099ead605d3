namespace UserOps.Tickets;

/// <summary>A module and a root cause.</summary>
internal readonly record struct CauseKey(string Module, string RootCause)
{
    public static CauseKey? Of(string? module, string? rootCause) => module is null || rootCause is null ? null : new(module, rootCause);

    public override string ToString() => $"{Module}/{RootCause}";
}
