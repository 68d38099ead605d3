using UserOps.Reporting;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Tests.Readme;

/// <summary>Runs the snippets of docs/gallery.md, and holds what they draw against the files in docs/pictures.</summary>
/// <remarks>APPROVE_PICTURES=1 writes the files.</remarks>
public abstract class GalleryExample : PageExample
{
    private static readonly Lazy<Shop> LazyShop = new(() => new(ShopOptions.Default with { Users = 800 }));

    private static readonly Lazy<PurchaseBook<UserId>> LazyBook = new(() =>
    {
        var book = new PurchaseBook<UserId>();
        foreach (var purchase in LazyShop.Value.Purchases())
        {
            book.Add(purchase);
        }

        return book;
    });

    /// <summary>Gets the folder of the pictures.</summary>
    internal static string Folder { get; } = Path.Combine(Repository.Root, "docs/pictures");

    /// <summary>Gets the shop of all pictures.</summary>
    protected static Shop Shop => LazyShop.Value;

    /// <summary>Gets its purchases.</summary>
    protected static PurchaseBook<UserId> Purchases => LazyBook.Value;

    /// <summary>Asserts that a picture is what the page shows: the file named for its id, or as is said.</summary>
    protected static void Drew(Picture picture, string? name = null)
    {
        Assert.False(picture.IsEmpty, picture.Description);
        Assert.InRange(picture.Svg.Length, 1, 60_000);
        var file = Path.Combine(Folder, $"{name ?? picture.Id}.svg");
        if (Environment.GetEnvironmentVariable("APPROVE_PICTURES") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, picture.Svg);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == picture.Svg,
            $"docs/pictures/{Path.GetFileName(file)} is not the picture that is drawn now. If the change is meant: APPROVE_PICTURES=1 dotnet test tests/UserOps.Sdk.Tests --filter Gallery, and look at it.");
    }
}
