namespace UserOps.Cli.Tests.Support;

/// <summary>A console whose streams a test fills and reads.</summary>
internal sealed class TestConsole : IDisposable
{
    private readonly StringWriter _error = new();
    private readonly MemoryStream _output = new();

    public TestConsole(Stream? input = null, bool isWatched = false, TimeProvider? stopwatch = null)
    {
        Console = new ToolConsole
        {
            OpenInput = () => input ?? Stream.Null,
            OpenOutput = () => _output,
            Error = _error,
            OutputIsTerminal = isWatched,
            ErrorIsTerminal = isWatched,
            Stopwatch = stopwatch ?? TimeProvider.System,
        };
    }

    public ToolConsole Console { get; }

    public string Error => _error.ToString().ReplaceLineEndings("\n");

    public string Output => System.Text.Encoding.UTF8.GetString(_output.ToArray());

    public void Dispose()
    {
        _error.Dispose();
        _output.Dispose();
    }
}
