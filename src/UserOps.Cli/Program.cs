using UserOps.Cli;
using UserOps.Cli.Commands;

return await CommandLine.InvokeAsync(Root.Create(ToolConsole.System), args, Console.Out, Console.Error).ConfigureAwait(false);
