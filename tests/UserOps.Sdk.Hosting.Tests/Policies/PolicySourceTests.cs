using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Hosting.Tests.Policies;

public sealed class PolicySourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("userops-policies-").FullName;
    private readonly PhysicalFileProvider _files;

    public PolicySourceTests() => _files = new(_folder);

    public void Dispose()
    {
        _files.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_is_read_with_or_without_a_byte_order_mark()
    {
        var source = new FilePolicySource(_files, "stages.json");
        await File.WriteAllTextAsync(Path.Combine(_folder, "stages.json"), "{ \"沉默\": 1 }", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal("{ \"沉默\": 1 }", await source.ReadAsync());
        await File.WriteAllTextAsync(Path.Combine(_folder, "stages.json"), "new", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Equal("new", await source.ReadAsync());
        Assert.Equal("the file 'stages.json'", source.Description);
    }

    [Fact]
    public async Task A_file_that_is_changed_is_told()
    {
        var path = Path.Combine(_folder, "stages.json");
        await File.WriteAllTextAsync(path, "old");
        var source = new FilePolicySource(_files, "stages.json");
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = source.GetReloadToken().RegisterChangeCallback(_ => told.TrySetResult(), null);
        await File.WriteAllTextAsync(path, "new");
        await told.Task.WaitAsync(FakeTime.Patience);
    }

    [Fact]
    public async Task What_can_not_be_read_says_why()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "folder.json"));
        File.WriteAllBytes(Path.Combine(_folder, "latin.json"), [(byte)'"', 0xE9, (byte)'"']);
        using (var huge = File.Create(Path.Combine(_folder, "huge.json")))
        {
            huge.SetLength((16 << 20) + 1);
        }

        Assert.Contains("There is no such file. Put it there", await Fault("none.json"), StringComparison.Ordinal);
        Assert.Contains("There is no such file.", await Fault("folder.json"), StringComparison.Ordinal);
        Assert.Contains("It is not in UTF-8.", await Fault("latin.json"), StringComparison.Ordinal);
        Assert.Contains("a policy has at most 16777216", await Fault("huge.json"), StringComparison.Ordinal);

        async Task<string> Fault(string file) =>
            (await Assert.ThrowsAsync<PolicySourceException>(async () => await new FilePolicySource(_files, file).ReadAsync())).Message;
    }

    [Fact]
    public async Task A_file_that_vanishes_while_it_is_read_is_a_fault_of_the_source()
    {
        var source = new FilePolicySource(new VanishingFiles(), "stages.json");
        var fault = await Assert.ThrowsAsync<PolicySourceException>(async () => await source.ReadAsync());
        Assert.IsType<FileNotFoundException>(fault.InnerException);
    }

    [Fact]
    public async Task A_text_is_read_as_it_is_and_never_changes()
    {
        var source = new TextPolicySource("{}", "a test");
        Assert.Equal("{}", await source.ReadAsync());
        Assert.False(source.GetReloadToken().HasChanged);
        Assert.Equal("a test", source.Description);
    }

    [Fact]
    public async Task A_policy_of_the_app_is_checked_at_once_and_read_as_its_json()
    {
        var refused = Assert.Throws<InvalidPolicyException>(() => TextPolicySource.Of(StagePolicies.ClassicFive with { Name = "", Version = "" }, PolicyForms.Stages));
        Assert.Equal(2, refused.Problems.Count);

        var source = TextPolicySource.Of(StagePolicies.ClassicFive, PolicyForms.Stages);
        Assert.Equal(StagePolicies.ClassicFive, StagePolicyJson.Read(await source.ReadAsync()));
    }

    [Fact]
    public async Task A_store_gives_the_policy_in_force_and_asks_to_look_again_at_an_interval()
    {
        var (store, time) = (new OnePolicyStore(), new FakeTime());
        using var source = new StorePolicySource(store, "lifecycle", "stages", TimeSpan.FromSeconds(30), time);
        Assert.Contains("None was published.", (await Assert.ThrowsAsync<PolicySourceException>(async () => await source.ReadAsync())).Message, StringComparison.Ordinal);

        store.Json = "{}";
        Assert.Equal("{}", await source.ReadAsync());
        Assert.Equal(("lifecycle", "stages"), store.Asked);

        var (first, told) = (source.GetReloadToken(), 0);
        using var listening = ChangeToken.OnChange(source.GetReloadToken, () => told++);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(first.HasChanged);
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.True(first.HasChanged);
        Assert.Equal(3, told);
        source.Refresh();
        Assert.Equal(4, told);
        source.Dispose();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(4, told);
    }

    [Fact]
    public async Task A_policy_may_hold_until_one_is_published()
    {
        var store = new OnePolicyStore();
        using var source = new StorePolicySource(store, "lifecycle", "stages", untilPublished: "first");
        Assert.Equal("first", await source.ReadAsync());
        store.Json = "second";
        Assert.Equal("second", await source.ReadAsync());
    }

    [Fact]
    public async Task A_store_that_fails_is_a_source_that_can_not_be_read()
    {
        using var source = new StorePolicySource(new OnePolicyStore { Fault = new TimeoutException("slow") }, "lifecycle", "stages");
        var fault = await Assert.ThrowsAsync<PolicySourceException>(async () => await source.ReadAsync());
        Assert.Equal("slow", fault.InnerException!.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StorePolicySource(new OnePolicyStore(), "lifecycle", "stages", TimeSpan.Zero));
    }

    [Fact]
    public void A_token_that_fired_calls_whoever_comes_later_at_once_and_nobody_who_left()
    {
        var (token, told) = (new ReloadToken(), new List<string>());
        token.RegisterChangeCallback(_ => told.Add("left"), null).Dispose();
        token.RegisterChangeCallback(_ => told.Add("stayed"), null);
        token.Fire();
        token.Fire();
        token.RegisterChangeCallback(_ => told.Add("late"), null).Dispose();
        Assert.Equal(["stayed", "late"], told);
        Assert.True(token.ActiveChangeCallbacks);
    }

    private sealed class OnePolicyStore : IPolicyStore
    {
        public string? Json { get; set; }

        public Exception? Fault { get; init; }

        public (string Kind, string Name) Asked { get; private set; }

        public ValueTask<PolicyDocument?> ReadCurrentAsync(string kind, string name, CancellationToken cancellationToken = default)
        {
            Asked = (kind, name);
            return Fault is null
                ? new(Json is null ? null : new PolicyDocument(kind, new(name, "1", "00"), Json, Instant.MinValue))
                : ValueTask.FromException<PolicyDocument?>(Fault);
        }

        public ValueTask<PolicyDocument?> ReadAsync(string kind, string hash, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask PublishAsync(PolicyDocument policy, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class VanishingFiles : IFileProvider, IFileInfo
    {
        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public long Length => 10;

        public string Name => "stages.json";

        public string? PhysicalPath => null;

        public Stream CreateReadStream() => throw new FileNotFoundException("It was here a moment ago.");

        public IDirectoryContents GetDirectoryContents(string subpath) => throw new NotSupportedException();

        public IFileInfo GetFileInfo(string subpath) => this;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
