using System.Text.RegularExpressions;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Docs;

/// <summary>The commands of both READMEs, run on the files that the first of them writes.</summary>
public partial class ReadmeCommandsTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task Every_command_on_files_works_on_those_that_the_demo_writes(string page)
    {
        using var folder = new TempFolder();
        var commands = Command().Matches(Page.TextOf(page)).Select(match => match.Groups["args"].Value)
            .Where(args => args.Contains("../shop", StringComparison.Ordinal)).ToList();

        Assert.True(commands.Count > 5);
        Assert.StartsWith("demo --out ../shop", commands[0], StringComparison.Ordinal);
        foreach (var command in commands.Select((args, place) => place == 0 ? $"{args} --users 200 --no-progress" : args))
        {
            var run = await Tool.Run([.. command.Split(' ').Select(word =>
                word.StartsWith("../shop", StringComparison.Ordinal) ? folder[word[3..]]
                : word.StartsWith("docs/", StringComparison.Ordinal) ? Page.PathOf(word)
                : word)]);

            Assert.True(run.ExitCode == ExitCode.Done, $"{page}: {command}\n{run.Error}");
            Assert.NotEmpty(run.Output);
        }
    }

    [GeneratedRegex(@"^dotnet run --project src/UserOps\.Cli -- (?<args>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
