using System.Text.Json.Nodes;
using UserOps.Rfm;

namespace UserOps.Cli.Tests.Support;

/// <summary>Writes policy files with a change.</summary>
internal static class PolicyText
{
    public static string WritePolicy(this TempFolder folder, Action<JsonObject> change, string name = "policy.json")
    {
        var json = JsonNode.Parse(RfmPolicyJson.Write(RfmPolicy.Classic11))!.AsObject();
        change(json);
        return folder.Write(name, json.ToJsonString());
    }
}
