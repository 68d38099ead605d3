using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace UserOps.Hosting;

/// <summary>Where a host takes a policy from. The last call counts.</summary>
/// <typeparam name="TPolicy">The kind of policy.</typeparam>
public sealed class PolicySetup<TPolicy>
    where TPolicy : class
{
    private readonly PolicyForm<TPolicy> _form;
    private Func<IServiceProvider, IPolicySource>? _source;
    private RequiredPort? _needs;

    internal PolicySetup(PolicyForm<TPolicy> form, TPolicy? preset)
    {
        _form = form;
        if (preset is not null)
        {
            _source = _ => TextPolicySource.Of(preset, form);
        }
    }

    internal bool IsSet => _source is not null;

    internal IEnumerable<RequiredPort> Needs => _needs is null ? [] : [_needs];

    /// <summary>Takes a policy that was made in code.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy has problems; all are listed.</exception>
    public void Use(TPolicy policy)
    {
        var source = TextPolicySource.Of(policy, _form);
        From(_ => source);
    }

    /// <summary>Follows a file of the app's content root.</summary>
    /// <param name="path">The path from <see cref="IHostEnvironment.ContentRootPath"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank, or not relative.</exception>
    public void FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Path.IsPathRooted(path) || path.Split('/', '\\').Contains("..", StringComparer.Ordinal))
        {
            throw new ArgumentException($"The path '{path}' leads out of the content root. Give a path within it, or a file provider of another folder.", nameof(path));
        }

        From(services => new FilePolicySource(services.GetRequiredService<IHostEnvironment>().ContentRootFileProvider, path));
        _needs = new(typeof(IHostEnvironment), $"{_form.Title}, to find the file '{path}'", "It comes with a host; without one, give FromFile a file provider.");
    }

    /// <summary>Follows a file.</summary>
    /// <param name="files">Where the file is.</param>
    /// <param name="path">The path of the file within <paramref name="files"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="files"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    public void FromFile(IFileProvider files, string path)
    {
        var source = new FilePolicySource(files, path);
        From(_ => source);
    }

    /// <summary>Follows a section of the app's configuration.</summary>
    /// <param name="path">The path of the section: <c>UserOps:Stages</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    public void FromSection(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        From(services => new SectionPolicySource(services.GetRequiredService<IConfiguration>(), path, _form.WriteSchema));
        _needs = new(typeof(IConfiguration), $"{_form.Title}, to read the section '{path}'", "It comes with a host; without one, services.AddSingleton<IConfiguration>(...);");
    }

    /// <summary>Follows the policy that is in force in the host's <see cref="IPolicyStore"/>.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="pollEvery">How often to look; every minute by default.</param>
    /// <param name="untilPublished">The policy that holds as long as the store has none of that name; <see langword="null"/> when that is an error.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pollEvery"/> is not positive.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="untilPublished"/> has problems; all are listed.</exception>
    public void FromStore(string name, TimeSpan? pollEvery = null, TPolicy? untilPublished = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var interval = pollEvery ?? TimeSpan.FromMinutes(1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(pollEvery));
        if (untilPublished is not null)
        {
            _ = TextPolicySource.Of(untilPublished, _form);
        }

        From(services => new StorePolicySource(
            services.GetRequiredService<IPolicyStore>(), _form.Kind, name, interval, services.GetService<TimeProvider>(), untilPublished is null ? null : _form.Write(untilPublished)));
        _needs = RequiredPort.Of<IPolicyStore>($"{_form.Title}, to read '{name}'");
    }

    /// <summary>Follows a source of the host's own.</summary>
    /// <param name="source">Makes the source. It is disposed of with the policy, if it can be.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is <see langword="null"/>.</exception>
    public void From(Func<IServiceProvider, IPolicySource> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _needs = null;
    }

    internal IPolicySource Make(IServiceProvider services) => _source!(services);
}
