using NodaTime;
using UserOps.Cli.Input;

namespace UserOps.Cli.Reports;

/// <summary>A file that a report is about, and what became of its records; complete once its part was judged.</summary>
/// <param name="option">The option that named it.</param>
/// <param name="file">The file.</param>
internal sealed class ReportFile(string option, InputFile file)
{
    /// <summary>Gets the option that named it.</summary>
    public string Option => option;

    /// <summary>Gets the name that a report tells: without its folders, which are nobody else's business.</summary>
    public string Name => file.Path == InputFile.StandardInput ? file.Name : Path.GetFileName(file.Path);

    /// <summary>Gets or sets how many records it has.</summary>
    public long Records { get; set; }

    /// <summary>Gets or sets the newest instant of a record; <see langword="null"/> without one.</summary>
    public Instant? Newest { get; set; }

    /// <summary>Gets or sets how many records could not be used.</summary>
    public long RejectedRecords { get; set; }

    /// <summary>Gets or sets how many users were rejected whose records together can't be used.</summary>
    public long RejectedUsers { get; set; }
}
