using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>A policy in a section of the configuration: as a tree, or as one value that is the JSON text.</summary>
/// <remarks>
/// <para>The values of a configuration are texts. What is a number, a truth value, a list or nothing is told by the JSON Schema of the
/// policy; names of members are taken in any case. A text that does not fit stays a text, so that the policy's reader tells the problem
/// with its path.</para>
/// <para>Where the schema allows any value (the operands of a tag's conditions), <c>5</c> and <c>true</c> are a number and a truth value;
/// write <c>"5"</c> with its quotes for the text. Names that a policy gives itself, such as those of attributes, can't have a colon here, nor
/// differ only in case.</para>
/// </remarks>
public sealed class SectionPolicySource : IPolicySource
{
    private readonly IConfiguration _configuration;
    private readonly string _path;
    private readonly Func<string> _schema;

    /// <summary>Initializes a new instance of the <see cref="SectionPolicySource"/> class.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="path">The path of the section: <c>UserOps:Stages</c>.</param>
    /// <param name="schema">Writes the JSON Schema of the policy, such as <see cref="Lifecycle.StagePolicyJson.WriteSchema"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    public SectionPolicySource(IConfiguration configuration, string path, Func<string> schema)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(schema);
        _configuration = configuration;
        _path = path;
        _schema = schema;
    }

    /// <inheritdoc />
    public string Description => $"the configuration section '{_path}'";

    /// <inheritdoc />
    public ValueTask<string> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var section = _configuration.GetSection(_path);
        if (!section.Exists())
        {
            return ValueTask.FromException<string>(new PolicySourceException(Description, "There is no such section. Add it, or name another."));
        }

        return new(section.GetChildren().Any() ? SectionJson.Write(section, _schema()) : section.Value!);
    }

    /// <inheritdoc />
    public IChangeToken GetReloadToken() => _configuration.GetReloadToken();
}
