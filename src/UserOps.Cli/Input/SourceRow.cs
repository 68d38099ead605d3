namespace UserOps.Cli.Input;

/// <summary>A row as the library takes it, where it stands, and the further columns that were asked for.</summary>
/// <typeparam name="T">The library's own row.</typeparam>
/// <param name="Value">The row, such as a purchase.</param>
/// <param name="Line">The line on which its record starts, from 1.</param>
/// <param name="Columns">The values of <see cref="RowInput.Columns"/>, in that order; empty text where blank.</param>
internal readonly record struct SourceRow<T>(T Value, long Line, IReadOnlyList<string> Columns);
