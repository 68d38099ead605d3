using BenchmarkDotNet.Running;
using UserOps.Benchmarks;

if (args is ["rfm-peer", ..])
{
    return RfmPeer.Serve(args[1..], Console.In, Console.Out);
}

if (args is ["tagging-peer", ..])
{
    return TaggingPeer.Serve(args[1..], Console.In, Console.Out);
}

if (args is ["sql-peer", var rows])
{
    return SqlPeer.Run(int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture), Console.Out);
}

if (args is ["sql-duckdb", var folder])
{
    return SqlDuckDb.Write(folder);
}

if (args is ["tagging-quick"])
{
    return TaggingQuick.Run(Console.Out);
}

if (args is ["business-time-quick"])
{
    return BusinessTimeQuick.Run(Console.Out);
}

if (args is ["tickets-quick"])
{
    return TicketQuick.Run(Console.Out);
}

if (args is ["value-quick"])
{
    return CustomerValueQuick.Run(Console.Out);
}

if (args is ["due-quick"])
{
    return DueQuick.Run(Console.Out);
}

if (args is ["stores-quick"])
{
    return StoresQuick.Run(Console.Out);
}

_ = BenchmarkSwitcher.FromAssembly(typeof(RfmPeer).Assembly).Run(args);
return 0;
