using UserOps.Tests;

namespace UserOps.Storefront.Tests;

/// <summary>A folder of its own for one app: policies, settings and database.</summary>
internal sealed class Room : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "docs/samples/Storefront");

    public Room()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "policies"));
        File.Copy(Path.Combine(Sample, "appsettings.json"), Path.Combine(Folder, "appsettings.json"));
        foreach (var policy in Directory.EnumerateFiles(Path.Combine(Sample, "policies")))
        {
            File.Copy(policy, Path.Combine(Folder, "policies", Path.GetFileName(policy)));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("userops-storefront-").FullName;

    public string Policy(string name) => Path.Combine(Folder, "policies", name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
