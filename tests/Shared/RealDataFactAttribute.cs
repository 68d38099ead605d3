using System.Reflection;

namespace UserOps.Tests;

/// <summary>A test on real data, skipped with its reason where the data is absent.</summary>
/// <remarks>The folder is the one that <c>USEROPS_DATA</c> names, else <c>../shared/data</c> beside the repository.</remarks>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    private const string Variable = "USEROPS_DATA";

    public RealDataFactAttribute(string file)
    {
        File = file;
        if (!System.IO.File.Exists(PathOf(file)))
        {
            Skip = $"There is no {PathOf(file)}; {Variable} names the folder of the real data.";
        }
    }

    /// <summary>Gets the file that the test reads.</summary>
    public string File { get; }

    /// <summary>Finds a file of the data folder.</summary>
    public static string PathOf(string file) => Path.GetFullPath(Path.Combine(Folder, file));

    private static string Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? folder
        : Path.Combine(RepositoryRoot, "..", "shared", "data");

    private static string RepositoryRoot => typeof(RealDataFactAttribute).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == "RepositoryRoot").Value!;
}
