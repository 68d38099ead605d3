namespace Storefront;

/// <summary>In which language an answer is told: that of <c>?lang=</c>, else the first of Accept-Language that there is, else English.</summary>
internal static class Language
{
    public const string English = "en";

    private const string Chinese = "zh-CN";

    /// <summary>Finds the language of a request; <see langword="null"/> when it asks for one that there is not.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Query.TryGetValue("lang", out var asked))
        {
            return asked.ToString() switch { English => English, Chinese => Chinese, _ => null };
        }

        var accepted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString());
        return accepted.Select(Known).FirstOrDefault(language => language is not null) ?? English;
    }

    private static string? Known(string tag) => tag.Split('-')[0] switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => null,
    };
}
