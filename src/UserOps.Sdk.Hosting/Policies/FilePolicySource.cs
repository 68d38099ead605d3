using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>A policy in a file, in UTF-8, that is read again when the file changes.</summary>
/// <remarks>
/// Whether a change is noticed is up to the file provider. A physical one is told by the operating system, which some network shares and
/// mounted volumes do not do; there, set <c>DOTNET_USE_POLLING_FILE_WATCHER=1</c>.
/// </remarks>
public sealed class FilePolicySource : IPolicySource
{
    private const long MaxBytes = 16 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IFileProvider _files;
    private readonly string _path;

    /// <summary>Initializes a new instance of the <see cref="FilePolicySource"/> class.</summary>
    /// <param name="files">Where the file is.</param>
    /// <param name="path">The path of the file within <paramref name="files"/>. It need not be there yet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="files"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    public FilePolicySource(IFileProvider files, string path)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _files = files;
        _path = path;
    }

    /// <inheritdoc />
    public string Description => $"the file '{_path}'";

    /// <inheritdoc />
    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var file = _files.GetFileInfo(_path);
            if (!file.Exists || file.IsDirectory)
            {
                throw new PolicySourceException(Description, "There is no such file. Put it there, or name another.");
            }

            if (file.Length > MaxBytes)
            {
                throw new PolicySourceException(Description, $"It has {file.Length} bytes, and a policy has at most {MaxBytes}. Name another file.");
            }

            var content = file.CreateReadStream();
            await using (content.ConfigureAwait(false))
            {
                using var reader = new StreamReader(content, Strict, detectEncodingFromByteOrderMarks: true);
                return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PolicySourceException(Description, fault.Message, fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw new PolicySourceException(Description, "It is not in UTF-8. Save it in UTF-8.", fault);
        }
    }

    /// <inheritdoc />
    public IChangeToken GetReloadToken() => _files.Watch(_path);
}
