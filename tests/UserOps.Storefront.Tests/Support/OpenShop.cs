namespace UserOps.Storefront.Tests;

/// <summary>One app for the tests that leave its clock and its policies alone; each has users of its own.</summary>
public sealed class OpenShop : IAsyncLifetime, IDisposable
{
    private readonly Room _room = new();

    internal ShopProcess Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await ShopProcess.StartOnTrialAsync(_room);

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    public void Dispose() => _room.Dispose();
}

/// <summary>The tests that share an app.</summary>
[CollectionDefinition(Name)]
public sealed class SharedShop : ICollectionFixture<OpenShop>
{
    public const string Name = "one open shop";
}
