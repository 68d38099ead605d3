using System.Globalization;
using UserOps.KilledHost;

// A host that lives through some weeks of a small shop, for tests that kill it: KilledHost sqlite|postgres CONNECTION USERS DAYS
if (args is not [var engine, var connection, var users, var days])
{
    await Console.Error.WriteLineAsync("Usage: KilledHost sqlite|postgres CONNECTION USERS DAYS");
    return 2;
}

var host = new Host(new Contexts(engine, connection), int.Parse(users, CultureInfo.InvariantCulture));
await host.LiveAsync(int.Parse(days, CultureInfo.InvariantCulture));
await Console.Out.WriteLineAsync("done");
return 0;
