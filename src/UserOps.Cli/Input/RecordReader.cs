namespace UserOps.Cli.Input;

/// <summary>A stream of records from a file: one after the other, their values by position in a <see cref="RecordLayout"/>.</summary>
/// <remarks>
/// <para>A record that can't be used goes to the <see cref="RejectionSink"/> and the next one is read; what makes the rest
/// of the file uncertain throws an <see cref="InputException"/>. No more than <see cref="MaxRecordLength"/> is ever held.</para>
/// <para>Every record ends in one of three ways: it is returned, it is counted in <see cref="Rejected"/>, or, holding no
/// value at all, in <see cref="BlankLines"/>.</para>
/// </remarks>
internal abstract class RecordReader : IDisposable
{
    /// <summary>The longest record: 1 MiB of UTF-8.</summary>
    public const int MaxRecordLength = 1 << 20;

    /// <summary>Why a value that is no text is refused; to replace its bytes would alter an id unseen.</summary>
    protected const string NotUtf8 = "It holds bytes that are not UTF-8; write the file in UTF-8.";

    /// <summary>What a rejection of a whole record names as its field.</summary>
    protected const string WholeRecord = "record";

    private readonly OpenedInput _input;
    private readonly RejectionSink _rejections;

    /// <summary>Initializes a new instance of the <see cref="RecordReader"/> class.</summary>
    /// <param name="input">The input; the reader closes it.</param>
    /// <param name="layout">The fields.</param>
    /// <param name="rejections">Takes the records that can't be used.</param>
    protected RecordReader(OpenedInput input, RecordLayout layout, RejectionSink rejections)
    {
        _input = input;
        _rejections = rejections;
        Layout = layout;
        Values = new string[layout.Width];
    }

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Source => _input.Name;

    /// <summary>Gets the line on which the current record starts, from 1; 0 before the first.</summary>
    public long Line { get; protected set; }

    /// <summary>Gets how many lines held no value at all.</summary>
    public long BlankLines { get; protected set; }

    /// <summary>Gets how many records were rejected, by the reader or by its user.</summary>
    public long Rejected { get; private set; }

    /// <summary>Gets how much of the file was read, from 0 to 1; <see langword="null"/> when the size is unknown.</summary>
    public double? Fraction => _input.Fraction;

    /// <summary>Gets the fields.</summary>
    protected RecordLayout Layout { get; }

    /// <summary>Gets the values of the current record.</summary>
    protected string[] Values { get; }

    /// <summary>Gets a value of the current record, without the blanks around it; empty when it is blank or absent.</summary>
    /// <param name="position">The position in the layout.</param>
    public string this[int position] => Values[position];

    /// <summary>Gets how many values a record has.</summary>
    public int Width => Values.Length;

    /// <summary>Opens an input and finds its columns.</summary>
    /// <param name="file">The input.</param>
    /// <param name="layout">The fields.</param>
    /// <param name="map">The user's own column names.</param>
    /// <param name="rejections">Takes the records that can't be used.</param>
    /// <returns>The reader, before the first record.</returns>
    /// <exception cref="InputException">The input can't be read, or lacks a column.</exception>
    /// <exception cref="UsageException">The user named a column that isn't there.</exception>
    public static RecordReader Open(InputFile file, RecordLayout layout, FieldMap map, RejectionSink rejections) =>
        Open(OpenedInput.Open(file), layout, map, rejections);

    /// <summary>Finds the columns of an input.</summary>
    /// <param name="opened">The input; the reader closes it, also when it can't be read.</param>
    /// <param name="layout">The fields.</param>
    /// <param name="map">The user's own column names.</param>
    /// <param name="rejections">Takes the records that can't be used.</param>
    /// <returns>The reader, before the first record.</returns>
    /// <exception cref="InputException">The input can't be read, or lacks a column.</exception>
    /// <exception cref="UsageException">The user named a column that isn't there.</exception>
    public static RecordReader Open(OpenedInput opened, RecordLayout layout, FieldMap map, RejectionSink rejections)
    {
        OpenedInput? input = opened;
        try
        {
            var binder = new ColumnBinder(input.Name, layout, map);
            RecordReader reader = input.Format == InputFormat.Csv
                ? new CsvRecordReader(input, layout, binder, rejections)
                : new JsonRecordReader(input, layout, binder, rejections);
            input = null;
            return reader;
        }
        catch (Exception cause) when (InputFault.Covers(cause))
        {
            throw InputFault.From(cause, opened.Name, null);
        }
        finally
        {
            input?.Dispose();
        }
    }

    /// <summary>Goes to the next record that can be used.</summary>
    /// <param name="cancellationToken">Stops the reading; asked with every record, also with those that are rejected.</param>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="InputException">The input can't be read to its end.</exception>
    public bool Read(CancellationToken cancellationToken = default)
    {
        try
        {
            return ReadRecord(cancellationToken);
        }
        catch (Exception cause) when (InputFault.Covers(cause))
        {
            throw InputFault.From(cause, Source, Line == 0 ? null : Line);
        }
    }

    /// <summary>Rejects the current record for one of its values.</summary>
    /// <param name="position">The value's position.</param>
    /// <param name="why">What is wrong with it, and what would be right.</param>
    public void Reject(int position, string why) => Reject(Layout.NameOf(position), Values[position], why);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Goes to the next record that can be used.</summary>
    /// <param name="cancellationToken">Stops the reading; to be asked with every record.</param>
    /// <returns><see langword="false"/> at the end.</returns>
    protected abstract bool ReadRecord(CancellationToken cancellationToken);

    /// <summary>Rejects the current record.</summary>
    /// <param name="field">The field that is wrong, or <see cref="WholeRecord"/>.</param>
    /// <param name="value">The value, as it was found.</param>
    /// <param name="why">What is wrong with it, and what would be right.</param>
    protected void Reject(string field, ReadOnlySpan<char> value, string why)
    {
        Rejected++;
        _rejections.Add(new Rejection(Source, Shown.Text(field), Shown.Text(value), why) { Line = Line });
    }

    /// <summary>Closes the input.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _input.Dispose();
        }
    }
}
