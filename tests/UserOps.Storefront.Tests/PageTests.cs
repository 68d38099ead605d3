using System.Text;
using System.Text.RegularExpressions;
using UserOps.Tests;

namespace UserOps.Storefront.Tests;

/// <summary>What the page shows is what the app says.</summary>
public sealed partial class PageTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_session_of_the_page_is_what_happens()
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/samples/storefront.md"))).ReplaceLineEndings("\n");
        var blocks = Blocks().Matches(page).Select(match => match.Groups["text"].Value).ToList();
        Assert.NotEmpty(blocks);

        await using var shop = await ShopProcess.StartOnTrialAsync(_room);
        foreach (var block in blocks)
        {
            var said = new StringBuilder();
            foreach (Match command in Commands().Matches(block))
            {
                said.Append(command.Value).Append(await SayAsync(shop, command)).Append('\n');
                await shop.SettledAsync();
            }

            Assert.Equal(block, said.ToString());
        }
    }

    private static async Task<string> SayAsync(ShopProcess shop, Match command)
    {
        var json = command.Groups["json"];
        using var request = new HttpRequestMessage(
            json.Success ? HttpMethod.Post : command.Groups["method"] is { Success: true } method ? new(method.Value) : HttpMethod.Get,
            new Uri(command.Groups["path"].Value, UriKind.Relative));
        if (json.Success)
        {
            request.Content = new StringContent(json.Value, Encoding.UTF8, "application/json");
        }

        using var response = await shop.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"```console\n(?<text>\$ curl .*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\$ curl (-X (?<method>[A-Z]+) )?(--json '(?<json>[^']*)' )?'?localhost:5080(?<path>[^'\n]*)'?\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commands();
}
