using System.Globalization;
using System.Text;
using UserOps.Cli.Output;
using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>The pictures of a report as files of their own, named by what they show; the second of a kind ends with <c>-2</c>.</summary>
internal static class PictureFolder
{
    /// <summary>Writes the pictures that show something; each file appears whole or not at all.</summary>
    /// <param name="folder">Where to; made, if it isn't there.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="culture">The language.</param>
    /// <param name="console">The streams of the tool.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UsageException">There can't be such a folder.</exception>
    public static void Write(string folder, IEnumerable<Func<PictureOptions, Picture>> pictures, string culture, ToolConsole console, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{folder}' can't be made: {cause.Message}");
        }

        var options = new PictureOptions { Culture = culture };
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var picture in pictures.Select(draw => draw(options)).Where(picture => !picture.IsEmpty))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = seen[picture.Id] = seen.GetValueOrDefault(picture.Id) + 1;
            var name = number == 1 ? $"{picture.Id}.svg" : string.Create(CultureInfo.InvariantCulture, $"{picture.Id}-{number}.svg");
            using var file = OutputFile.Open(Path.Combine(folder, name), console);
            file.Stream.Write(Encoding.UTF8.GetBytes(picture.Svg));
            file.Commit();
        }
    }
}
