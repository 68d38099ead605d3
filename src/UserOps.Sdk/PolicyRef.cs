namespace UserOps;

/// <summary>Which policy gave an answer: its name, its version, and a fingerprint of its contents.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Version">The policy's version, as its author writes it.</param>
/// <param name="Hash">
/// The SHA-256 of the policy's canonical JSON (members in declaration order, no white space, defaults written out), as 64
/// lower-case hexadecimal digits.
/// </param>
public sealed record PolicyRef(string Name, string Version, string Hash)
{
    /// <summary>Returns the reference as text.</summary>
    /// <returns>The name, the version, and the first eight digits of the hash: <c>classic11 1 (3f2a9c01)</c>.</returns>
    public override string ToString() => $"{Name} {Version} ({(Hash.Length > 8 ? Hash[..8] : Hash)})";
}
