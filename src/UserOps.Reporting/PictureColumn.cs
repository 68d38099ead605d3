namespace UserOps.Reporting;

/// <summary>A column of the figures behind a picture.</summary>
/// <param name="Heading">What stands in it, in the picture's language.</param>
/// <param name="IsNumber">Whether it has numbers, which stand at the right.</param>
public sealed record PictureColumn(string Heading, bool IsNumber = false);
