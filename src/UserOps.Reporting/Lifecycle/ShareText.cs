namespace UserOps.Reporting;

/// <summary>Shares in cells of a grid whose legend has the sign of percent.</summary>
internal static class ShareText
{
    /// <summary>In percent without the sign: whole from ten on, and a share that is not nothing never as 0.</summary>
    public static string Short(double share) => share is > 0 and < 0.0005 ? "<0.1" : Words.Number(share * 100, share < 0.0995 ? 1 : 0);
}
