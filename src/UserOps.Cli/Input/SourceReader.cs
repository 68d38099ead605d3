using System.Runtime.CompilerServices;

namespace UserOps.Cli.Input;

/// <summary>Reads the rows of a file for a port of the library: what purchases and activity have in common.</summary>
/// <remarks>
/// A row that can't be used goes to the <see cref="RejectionSink"/> with the first thing that is wrong with it. A reader
/// reads its file once, since standard input can't be read again; memory doesn't grow with the file.
/// </remarks>
/// <typeparam name="T">The library's own row.</typeparam>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="layout">The fields of the file; the further columns of the input follow them.</param>
/// <param name="rejections">Takes the rows that can't be used.</param>
internal abstract class SourceReader<T>(RowInput input, RecordLayout layout, RejectionSink rejections)
{
    private const int BatchSize = 1024;

    private bool _started;
    private string[] _columns = [];
    private bool _refused;
    private long _refusals;

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Source => input.File.Name;

    /// <summary>Gets how much of the file was read, from 0 to 1; <see langword="null"/> when the size is unknown.</summary>
    public double? Fraction { get; private set; }

    /// <summary>Reads the rows that carry a user.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="InputException">The file can't be read to its end.</exception>
    /// <exception cref="InvalidOperationException">The rows were asked for before.</exception>
    public IEnumerable<SourceRow<T>> ReadRows(CancellationToken cancellationToken = default)
    {
        if (_started)
        {
            throw new InvalidOperationException($"A {GetType().Name} reads its file once; make another one to read it again.");
        }

        _started = true;
        return Rows(cancellationToken);
    }

    /// <summary>Rejects the row that was handed over last, which could not be used after all; it counts as rejected then.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rejection">What is wrong with it.</param>
    /// <exception cref="InputException">The run is strict.</exception>
    public void Refuse(SourceRow<T> row, Rejection rejection)
    {
        _refused = true;
        _refusals++;
        rejections.Add(new Rejection(Source, rejection.Field, Shown.Text(rejection.Value), rejection.Why) { Line = row.Line });
    }

    /// <summary>Streams the rows in batches, which are read off the caller's thread.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows, in the order of the file.</returns>
    protected async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rows = ReadRows(cancellationToken).GetEnumerator();
        var batch = new List<T>(BatchSize);
        while (await Task.Run(() => Fill(batch, rows), cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in batch)
            {
                yield return row;
            }
        }
    }

    /// <summary>Makes a row of the current record; rejects or counts one that is none.</summary>
    /// <param name="record">The reader.</param>
    /// <param name="row">The row.</param>
    /// <returns><see langword="true"/> if there is one to be handed over.</returns>
    protected abstract bool TryRead(RecordReader record, out T row);

    /// <summary>Counts a row that was handed over and not refused.</summary>
    /// <param name="row">The row.</param>
    protected abstract void Accept(T row);

    /// <summary>Hears that the file was read to its end.</summary>
    /// <param name="rejected">How many records were rejected.</param>
    /// <param name="blankLines">How many lines held no value at all.</param>
    protected abstract void End(long rejected, long blankLines);

    private static bool Fill(List<T> batch, IEnumerator<SourceRow<T>> rows)
    {
        batch.Clear();
        while (batch.Count < BatchSize && rows.MoveNext())
        {
            batch.Add(rows.Current.Value);
        }

        return batch.Count > 0;
    }

    private IEnumerable<SourceRow<T>> Rows(CancellationToken cancellationToken)
    {
        using var reader = RecordReader.Open(input.File, layout.WithColumns(input.Columns), input.Map, rejections);
        for (var record = 0L; reader.Read(cancellationToken); record++)
        {
            if (record % BatchSize == 0)
            {
                Fraction = reader.Fraction;
            }

            if (TryRead(reader, out var row))
            {
                _refused = false;
                yield return new SourceRow<T>(row, reader.Line, ColumnsOf(reader));
                if (!_refused)
                {
                    Accept(row);
                }
            }
        }

        End(reader.Rejected + _refusals, reader.BlankLines);
        Fraction = reader.Fraction;
    }

    /// <summary>Takes the further columns; rows that follow each other mostly share them.</summary>
    private string[] ColumnsOf(RecordReader row)
    {
        var same = _columns.Length == input.Columns.Count;
        for (var column = 0; same && column < _columns.Length; column++)
        {
            same = _columns[column] == row[layout.Width + column];
        }

        if (!same)
        {
            _columns = [.. Enumerable.Range(layout.Width, input.Columns.Count).Select(position => row[position])];
        }

        return _columns;
    }
}
