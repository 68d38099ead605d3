using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>One cell of a <see cref="ContingencyTable"/>: how often the two came together, and how far that is from chance.</summary>
/// <remarks><c>default</c> is a cell of nothing, with p-values of 0, which no table has.</remarks>
/// <param name="Count">How often the two came together.</param>
/// <param name="Expected">How often they would if rows and columns had nothing to do with each other; 0 in an empty row or column.</param>
/// <param name="Residual">
/// The adjusted standardized residual: about standard normal where rows and columns have nothing to do with each other; positive where the
/// two come together more often than that. 0 in an empty row or column, and where there is only one row or column.
/// </param>
/// <param name="PValue">How likely chance alone takes the residual so far from 0, on either side.</param>
/// <param name="AdjustedPValue">The same by Holm's adjustment for all cells of the table: trust the cells with at most 0.05.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ContingencyCell(long Count, double Expected, double Residual, double PValue, double AdjustedPValue);
