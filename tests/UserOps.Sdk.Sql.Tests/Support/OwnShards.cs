using System.Diagnostics;
using System.Globalization;
using UserOps.Tests;

namespace UserOps.Sql.Tests;

/// <summary>Three shards and a coordinator of one test, which may stop any of them.</summary>
internal sealed class OwnShards : IDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private static readonly string Script = Path.Combine(Repository.Root, ".ci", "postgres");
    private readonly string _folder = Path.Combine(
        Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"userops-own-shards-{Environment.ProcessId}"));

    public OwnShards()
    {
        _ = Run("stop", _folder);
        ConnectionString = Run("start-shards", _folder).TrimEnd().Split('\n')[^1];
    }

    /// <summary>Gets why there can be none, or null.</summary>
    public static string? Missing => File.Exists($"{Programs}/initdb")
        ? null
        : $"There is no {Programs}/initdb, so no shards can be started; '.ci/postgres install' installs it.";

    public string ConnectionString { get; }

    /// <summary>Kills the server of a shard, as a loss of power would.</summary>
    public void Kill(int shard) => Run("stop", string.Create(CultureInfo.InvariantCulture, $"{_folder}/shard_{shard}"));

    public void Dispose() => Run("stop", _folder);

    private static string Run(string verb, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Script, [verb, folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Script} {verb} {folder} ended with {process.ExitCode}: {error.GetAwaiter().GetResult()}");
    }
}
