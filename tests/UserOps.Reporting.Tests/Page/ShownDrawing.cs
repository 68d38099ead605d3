using System.Text.Json;
using Microsoft.Playwright;

namespace UserOps.Reporting.Tests;

/// <summary>A drawing as a browser shows it; places are in the pixels of the drawing.</summary>
internal sealed record ShownDrawing(double Width, double Height, IReadOnlyList<ShownText> Texts)
{
    /// <summary>Reads the drawings that a page shows.</summary>
    public static async Task<IReadOnlyList<ShownDrawing>> OfAsync(IPage page)
    {
        var drawings = (await page.EvaluateAsync(PageScripts.Texts))!.Value;
        return [.. drawings.EnumerateArray().Select(drawing => new ShownDrawing(
            Number(drawing, "width"), Number(drawing, "height"), [.. drawing.GetProperty("texts").EnumerateArray().Select(TextOf)]))];
    }

    private static ShownText TextOf(JsonElement text) => new(
        text.GetProperty("words").GetString()!,
        new Box(Number(text, "left"), Number(text, "top"), Number(text, "width"), Number(text, "height")),
        Number(text, "size"),
        text.GetProperty("isBold").GetBoolean());

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}

/// <summary>A text of a drawing: as wide as it is, as high as its ink.</summary>
internal sealed record ShownText(string Words, Box Box, double Size, bool IsBold);
