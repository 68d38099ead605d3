namespace UserOps.Cli.Output;

/// <summary>The tool's own words in one language; texts of the library bring theirs.</summary>
/// <param name="culture">A BCP 47 tag: <c>en</c> or <c>zh-CN</c>.</param>
internal sealed class Words(string culture)
{
    /// <summary>Gets the language.</summary>
    public string Culture => culture;

    /// <summary>Chooses between the two languages of the tool.</summary>
    public string Of(string en, string zhCN) => culture == "zh-CN" ? zhCN : en;

    /// <summary>Finds a text of the library in the language.</summary>
    public string Of(LocalizedText text) => text.In(culture);
}
