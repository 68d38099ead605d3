using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Cli.Input;
using UserOps.Cli.Tests.Support;
using UserOps.Testing;

namespace UserOps.Cli.Tests.Input;

/// <summary>Whatever bytes come in: no crash, no hang, and every record is accounted for, or the file is refused.</summary>
public class InputLaws
{
    private const string Header = "user,at,amount,note\n";

    private static readonly byte[] Likely = "\",,\r\n\n \tu1{}[]:0-.é\\"u8.ToArray();

    private static readonly Gen<byte> AnyByte = Gen.Frequency(
        (3, Gen.Elements(Likely)),
        (1, Gen.Choose(0, 255).Select(value => (byte)value)));

    private static readonly Arbitrary<byte[]> AnyBytes = Arb.From(AnyByte.ArrayOf(), Shrink);

    private static readonly Arbitrary<(int Kind, int Place, byte Value)[]> AnyMutations = Arb.From(
        (from kind in Gen.Choose(0, 2)
         from place in Gen.Choose(0, 100_000)
         from value in AnyByte
         select (kind, place, value)).ArrayOf().Select(mutations => mutations.Take(3).ToArray()));

    private static readonly Arbitrary<string[]> AnyNotes = Arb.From(
        Gen.Elements("", "x", "\"x\"", "\"a, b\"", "\"two\nlines\"", "\"say \"\"hi\"\"\"", "用户").ArrayOf().Select(notes => notes.Take(40).ToArray()));

    [Fact]
    public void Any_bytes_as_csv_are_accounted_for_or_refused() =>
        Law.Holds(AnyBytes, bytes => AllAccountedFor("sales.csv", [.. Encoding.UTF8.GetBytes(Header), .. bytes], CsvRecords));

    [Fact]
    public void Any_bytes_instead_of_a_header_are_refused_or_read() =>
        Law.Holds(AnyBytes, bytes => Try("sales.csv", bytes) is { Refused: not null } or { Run: not null });

    [Fact]
    public void Any_bytes_as_gzip_are_refused() =>
        Law.Holds(AnyBytes, bytes => Try("sales.csv.gz", [0x1F, 0x8B, .. bytes]).Refused is not null);

    [Fact]
    public void Any_bytes_as_json_lines_are_accounted_for_or_refused() =>
        Law.Holds(AnyBytes, bytes => AllAccountedFor("sales.jsonl", [.. "{\"user\":\"u0\",\"at\":\"2024-01-01\",\"amount\":1}\n"u8, .. bytes], JsonLines));

    [Fact]
    public void A_damaged_csv_file_loses_no_row_that_was_not_touched() =>
        Law.Holds(AnyNotes, AnyMutations, (notes, mutations) =>
        {
            var rows = notes.Select((note, row) => $"u{row},2024-01-01,{row}.5,{note}\n");
            return NoneLost("sales.csv", Header, [.. rows], mutations);
        });

    [Fact]
    public void A_damaged_json_lines_file_loses_no_row_that_was_not_touched() =>
        Law.Holds(AnyNotes, AnyMutations, (notes, mutations) =>
        {
            var rows = notes.Select((_, row) => $$"""{"user":"u{{row}}","at":"2024-01-01","amount":{{row}}.5}""" + "\n");
            return NoneLost("sales.jsonl", "{\"user\":\"first\",\"at\":\"2024-01-01\",\"amount\":1}\n", [.. rows], mutations);
        });

    [Fact]
    public void How_the_bytes_come_in_changes_nothing() =>
        Law.Holds(AnyBytes, Arb.From(Gen.Choose(1, 9)), (bytes, size) =>
        {
            byte[] text = [.. Encoding.UTF8.GetBytes(Header), .. bytes];
            return Outcome(() => PurchaseRun.Piped(text)) == Outcome(() => PurchaseRun.Piped(text, size));
        });

    private static bool AllAccountedFor(string name, byte[] bytes, Func<byte[], (long Records, long Blank)> count)
    {
        var (run, refused) = Try(name, bytes);
        if (run is null)
        {
            Assert.Matches(@"NUL|quote|further lines|1 MiB", refused);
            return true;
        }

        Assert.Equal(count(bytes), (run.Counts.Records, run.Counts.BlankLines));
        Assert.Equal(run.Rows.Count, run.Counts.Accepted);
        return true;
    }

    /// <summary>Damages single bytes of a file whose rows are all good, and looks for the rows whose bytes and whose neighbours' line ends are whole.</summary>
    private static bool NoneLost(string name, string first, string[] rows, (int Kind, int Place, byte Value)[] mutations)
    {
        var parts = rows.Select(row => Encoding.UTF8.GetBytes(row).ToList()).ToArray();
        var touched = new bool[rows.Length + 1];
        foreach (var (kind, place, value) in rows.Length == 0 ? [] : mutations)
        {
            var row = place % rows.Length;
            var at = parts[row].Count == 0 ? 0 : place / rows.Length % parts[row].Count;
            touched[row] = touched[row + 1] = true;
            switch (kind)
            {
                case 0:
                    parts[row].Insert(at, value);
                    break;
                case 1 when parts[row].Count > 0:
                    parts[row].RemoveAt(at);
                    break;
                case 2 when parts[row].Count > 0:
                    parts[row][at] = value;
                    break;
            }
        }

        var (run, refused) = Try(name, [.. Encoding.UTF8.GetBytes(first), .. parts.SelectMany(part => part)]);
        var whole = Enumerable.Range(0, rows.Length).Where(row => !touched[row]).Select(row => string.Create(CultureInfo.InvariantCulture, $"u{row}"));
        return refused is not null || whole.All(run!.Users.Contains);
    }

    private static (PurchaseRun? Run, string? Refused) Try(string name, byte[] bytes)
    {
        try
        {
            return (PurchaseRun.Of(name, bytes), null);
        }
        catch (InputException refused)
        {
            return (null, refused.Message);
        }
    }

    private static string Outcome(Func<PurchaseRun> read)
    {
        try
        {
            var run = read();
            return $"{run.Counts}\n{string.Join('\n', run.Money)}\n{string.Join('\n', run.Rejections)}";
        }
        catch (InputException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Counts the records of a CSV text behind its header by RFC 4180, a byte at a time: the slow way.</summary>
    private static (long Records, long Blank) CsvRecords(byte[] bytes)
    {
        long records = -1, blank = 0;
        bool quoted = false, fieldStart = true, holdsValue = false, any = false;
        for (var at = 0; at < bytes.Length; at++)
        {
            var letter = bytes[at];
            if (quoted)
            {
                any = true;
                if (letter == '"' && at + 1 < bytes.Length && bytes[at + 1] == '"')
                {
                    (at, holdsValue) = (at + 1, true);
                }
                else if (letter == '"')
                {
                    quoted = false;
                }
                else
                {
                    holdsValue |= letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
                }
            }
            else if (letter is (byte)'\r' or (byte)'\n')
            {
                at += letter == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n' ? 1 : 0;
                (records, blank) = holdsValue ? (records + 1, blank) : (records, blank + 1);
                (fieldStart, holdsValue, any) = (true, false, false);
            }
            else
            {
                any = true;
                quoted = fieldStart && letter == '"';
                holdsValue |= !quoted && letter is not ((byte)' ' or (byte)'\t');
                fieldStart = letter == ',';
            }
        }

        return any ? holdsValue ? (records + 1, blank) : (records, blank + 1) : (records, blank);
    }

    private static (long Records, long Blank) JsonLines(byte[] bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var counted = lines[^1].Length == 0 ? lines[..^1] : lines;
        var blank = counted.LongCount(line => line.All(letter => letter is ' ' or '\t' or '\r'));
        return (counted.Length - blank, blank);
    }

    private static IEnumerable<byte[]> Shrink(byte[] bytes) =>
        Enumerable.Range(0, bytes.Length).Select(at => (byte[])[.. bytes[..at], .. bytes[(at + 1)..]]);
}
