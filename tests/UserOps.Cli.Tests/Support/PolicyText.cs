using System.Text.Json.Nodes;
using UserOps.Lifecycle;
using UserOps.Rfm;

namespace UserOps.Cli.Tests.Support;

/// <summary>Writes policy files with a change.</summary>
internal static class PolicyText
{
    public static string WritePolicy(this TempFolder folder, Action<JsonObject> change, string name = "policy.json") =>
        Write(folder, RfmPolicyJson.Write(RfmPolicy.Classic11), change, name);

    public static string WriteStagePolicy(this TempFolder folder, Action<JsonObject> change, string name = "policy.json") =>
        Write(folder, StagePolicyJson.Write(StagePolicies.ClassicFive), change, name);

    private static string Write(TempFolder folder, string preset, Action<JsonObject> change, string name)
    {
        var json = JsonNode.Parse(preset)!.AsObject();
        change(json);
        return folder.Write(name, json.ToJsonString());
    }
}
