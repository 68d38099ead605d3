namespace UserOps.Reporting;

/// <summary>A picture while it is made: title, parts from top to bottom, notes, and the figures behind it.</summary>
internal sealed class Sheet
{
    /// <summary>What stays free at the edges.</summary>
    public const double Margin = 12;

    /// <summary>Below this width labels go above what they name.</summary>
    private const double NarrowBelow = 480;

    private readonly PictureOptions _options;
    private readonly string _id;
    private readonly string _title;
    private double _y = Margin;

    /// <summary>Begins a picture.</summary>
    /// <param name="options">Language, colours, width.</param>
    /// <param name="id">What kind of picture it is.</param>
    /// <param name="en">Its title in English.</param>
    /// <param name="zhCN">Its title in Chinese.</param>
    public Sheet(PictureOptions? options, string id, string en, string zhCN)
        : this(options, id, words => words.Of(en, zhCN))
    {
    }

    /// <summary>Begins a picture whose title has names in it.</summary>
    public Sheet(PictureOptions? options, string id, Func<Words, string> title)
    {
        _options = options ?? PictureOptions.Default;
        _id = id;
        Words = new(_options.Culture);
        Canvas = new(_options.Width);
        _title = title(Words);
        if (_options.HasTitle)
        {
            Lines(_title, Style.Title, 3);
            _y += 4;
        }
    }

    public Words Words { get; }

    public Canvas Canvas { get; }

    /// <summary>Whether the picture is as narrow as a telephone.</summary>
    public bool IsNarrow => _options.Width < NarrowBelow;

    /// <summary>The width between the margins.</summary>
    public double Room => _options.Width - (2 * Margin);

    /// <summary>Takes the next part of the sheet, as wide as it is.</summary>
    public Box Take(double height)
    {
        var box = new Box(Margin, _y, Room, height);
        _y += height;
        return box;
    }

    /// <summary>Leaves some room.</summary>
    public void Skip(double height) => _y += height;

    /// <summary>Writes a sentence that helps to read the picture.</summary>
    public void Note(string text) => Lines(text, Style.Muted, 6);

    /// <summary>Says on top what a picture shows that stands by itself; a page that writes the title beside it writes the description there too.</summary>
    public void Lead(string text)
    {
        if (_options.HasTitle)
        {
            Note(text);
        }
    }

    /// <summary>Writes a heading of a part.</summary>
    public void Heading(string text)
    {
        _y += 4;
        Lines(text, Style.Strong, 2);
    }

    /// <summary>Explains marks, side by side as they fit.</summary>
    /// <param name="entries">The fillings and what they mean.</param>
    public void Legend(IEnumerable<LegendEntry> entries)
    {
        const double Line = 18;
        const double Swatch = 12;
        const double Gap = 16;
        var x = Margin;
        foreach (var entry in entries)
        {
            var text = TextMeasure.Fit(entry.Text, Room - Swatch - 6, Style.SizeOf(Style.Muted));
            var width = Swatch + 6 + TextMeasure.Width(text, Style.SizeOf(Style.Muted));
            if (x > Margin && x + width > Margin + Room)
            {
                (x, _y) = (Margin, _y + Line);
            }

            entry.Draw(Canvas, new Box(x, _y + 3, Swatch, Swatch));
            Canvas.Text(x + Swatch + 6, _y + 13, text, Style.Muted, TextEnd.Start, text == entry.Text ? null : entry.Text);
            x += width + Gap;
        }

        _y += x > Margin ? Line + 2 : 0;
    }

    /// <summary>Ends the picture.</summary>
    /// <param name="table">The figures behind it.</param>
    /// <param name="description">What it shows, in one to three sentences.</param>
    public Picture Finish(PictureTable table, string description) => Finish(table, description, isEmpty: false);

    /// <summary>Ends a picture that has nothing to show: the sentence that says so stands in its place.</summary>
    public Picture Nothing(string sentence, params PictureColumn[] columns)
    {
        Lines(sentence, Style.Text, 6);
        return Finish(new() { Columns = [.. columns], Rows = [] }, sentence, isEmpty: true);
    }

    private Picture Finish(PictureTable table, string description, bool isEmpty) => new()
    {
        Id = _id,
        Title = _title,
        Description = description,
        Svg = Canvas.ToSvg(_y + Margin - 2, _options, Words.Language, $"{_title}{Words.Of(". ", "。")}{description}"),
        Table = table,
        IsEmpty = isEmpty,
    };

    private void Lines(string text, string style, int most)
    {
        var size = Style.SizeOf(style);
        foreach (var line in TextMeasure.Lines(text, Room, size, most, Style.IsBold(style)))
        {
            _y += size + 4;
            Canvas.Text(Margin, _y - 4, line, style);
        }

        _y += 4;
    }
}

/// <summary>A mark that is explained.</summary>
/// <param name="Text">What it means.</param>
/// <param name="Draw">Draws it into a small square.</param>
internal sealed record LegendEntry(string Text, Action<Canvas, Box> Draw)
{
    /// <summary>A filled square.</summary>
    public static LegendEntry Square(string text, string style) => new(text, (canvas, box) => canvas.Rect(box, style, radius: 2));

    /// <summary>A line.</summary>
    public static LegendEntry Line(string text, string style) => new(text, (canvas, box) => canvas.Line(box.X, box.MiddleY, box.Right, box.MiddleY, style));

    /// <summary>A disc.</summary>
    public static LegendEntry Disc(string text, string style) => new(text, (canvas, box) => canvas.Disc(box.MiddleX, box.MiddleY, 5, style));

    /// <summary>A square that stands on a corner.</summary>
    public static LegendEntry Diamond(string text, string style) => new(text, (canvas, box) => canvas.Diamond(box.MiddleX, box.MiddleY, 6, style));

    /// <summary>A hatched square.</summary>
    public static LegendEntry Hatched(string text) => new(text, (canvas, box) =>
    {
        canvas.Rect(box, Style.Frame);
        canvas.Hatch(box);
    });
}
