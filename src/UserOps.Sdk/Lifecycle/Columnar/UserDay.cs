using System.Runtime.InteropServices;

namespace UserOps.Lifecycle;

/// <summary>A user and the number of a day. Packed: all rows are copied, and padding would add a third.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct UserDay<TUser>(TUser User, int Day)
    where TUser : notnull;
