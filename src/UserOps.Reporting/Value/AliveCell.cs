using System.Runtime.InteropServices;

namespace UserOps.Reporting;

/// <summary>How likely customers of one history are still customers.</summary>
/// <remarks><c>default</c> is a history of nobody who never bought again, and surely went.</remarks>
/// <param name="Repeats">How often they bought again; 0 or more.</param>
/// <param name="Silence">For how long they have not bought, in the unit of the grid; finite, 0 or more.</param>
/// <param name="Alive">The probability that they are still customers, 0 to 1; <see langword="null"/> for a history that can't be.</param>
/// <param name="Customers">How many there are; 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AliveCell(int Repeats, double Silence, double? Alive, long Customers = 0);
