using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using UserOps.CustomerValue;
using UserOps.EntityFrameworkCore;
using UserOps.Hosting;
using UserOps.Reporting;
using UserOps.Simulation;
using UserOps.Sql;
using UserOps.Testing;

namespace UserOps.Tests.Api;

/// <summary>Who may know whom, and what every public type is, read off the built assemblies.</summary>
public class ArchitectureTests
{
    private static readonly Assembly Core = typeof(UserId).Assembly;

    private static readonly Type[] PublicTypes =
        [.. Core.GetExportedTypes(), .. typeof(Law).Assembly.GetExportedTypes(), .. typeof(Shop).Assembly.GetExportedTypes(), .. typeof(UserOpsDbContext).Assembly.GetExportedTypes(), .. typeof(RunKinds).Assembly.GetExportedTypes(), .. typeof(CustomerValueModel).Assembly.GetExportedTypes(), .. typeof(SqlQuery).Assembly.GetExportedTypes(), .. typeof(Picture).Assembly.GetExportedTypes()];

    /// <summary>The five modules. Complaints and Tickets may use BusinessTime; otherwise a module knows only the shared rooms.</summary>
    private static readonly string[] Modules =
        ["UserOps.Rfm", "UserOps.Lifecycle", "UserOps.Tagging", "UserOps.Complaints", "UserOps.Tickets"];

    private static readonly string[] SharedRooms =
        ["UserOps", "UserOps.Bytes", "UserOps.Columnar", "UserOps.Json", "UserOps.Statistics", "UserOps.BusinessTime", "UserOps.Hosting"];

    [Fact]
    public void The_core_depends_on_NodaTime_and_nothing_else() =>
        Assert.Equal(
            ["NodaTime"],
            Core.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));

    public static TheoryData<Assembly, string[]> Satellites => new()
    {
        { typeof(Law).Assembly, ["FsCheck", "NodaTime", "UserOps.Sdk"] },
        { typeof(Shop).Assembly, ["NodaTime", "UserOps.Sdk"] },
        { typeof(CustomerValueModel).Assembly, ["MathNet.Numerics", "NodaTime", "UserOps.Sdk"] },
        { typeof(SqlQuery).Assembly, ["NodaTime", "UserOps.Sdk"] },
        { typeof(Picture).Assembly, ["NodaTime", "UserOps.Sdk"] },
        {
            typeof(UserOpsDbContext).Assembly,
            [
                "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational",
                "Microsoft.Extensions.DependencyInjection.Abstractions", "NodaTime", "Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL", "UserOps.Sdk",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Satellites), DisableDiscoveryEnumeration = true)]
    public void Satellites_know_the_core_and_never_each_other(Assembly satellite, string[] known) =>
        Assert.Equal(
            known,
            satellite.GetReferencedAssemblies()
                .Select(name => name.Name!)
                .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Queries_reach_an_engine_only_by_what_all_drivers_have() =>
        Assert.Equal(
            ["System.Data.Common"],
            typeof(SqlQuery).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("System.Data", StringComparison.Ordinal)));

    [Fact]
    public void Hosting_knows_the_core_and_what_every_host_has() =>
        Assert.DoesNotContain(
            typeof(RunKinds).Assembly.GetReferencedAssemblies().Select(name => name.Name!),
            name => name is not ("UserOps.Sdk" or "NodaTime")
                && !name.StartsWith("System.", StringComparison.Ordinal)
                && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    [Fact]
    public void Every_type_lives_in_a_known_room() =>
        Assert.Empty(Core.GetTypes()
            .Select(type => type.Namespace)
            .Where(room => room?.StartsWith("UserOps", StringComparison.Ordinal) == true)
            .Distinct(StringComparer.Ordinal)
            .Except([.. Modules, .. SharedRooms], StringComparer.Ordinal));

    [Fact]
    public void Shared_rooms_know_no_module_and_modules_do_not_know_each_other() =>
        Assert.Empty(
            from pair in TypeReferences.Of(Core)
            where Modules.Contains(pair.To, StringComparer.Ordinal) && pair.From != pair.To
            select $"{pair.Where} knows {pair.To}");

    [Fact]
    public void The_walk_over_references_sees_what_is_there() =>
        Assert.Contains(TypeReferences.Of(Core), pair => pair is { From: "UserOps.Rfm", To: "UserOps.Statistics" });

    [Fact]
    public void Nothing_reads_a_clock_or_a_file_or_the_network()
    {
        string[] banned =
        [
            "System.DateTime", "System.DateTimeOffset", "System.Diagnostics.Stopwatch", "System.TimeProvider", "System.Random",
            "NodaTime.SystemClock", "System.IO.File", "System.IO.FileStream", "System.Net.Http.HttpClient",
        ];

        Assert.Empty(TypeReferences.NamesOf(Core).Intersect(banned, StringComparer.Ordinal));
    }

    [Fact]
    public void Public_classes_are_sealed_or_abstract() =>
        Assert.DoesNotContain(PublicTypes, type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

    [Fact]
    public void Public_state_is_set_only_at_birth() =>
        Assert.Empty(
            from type in PublicTypes
            where !typeof(Exception).IsAssignableFrom(type)
            from property in type.GetProperties()
            where property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}");

    [Fact]
    public void No_public_field_can_be_written() =>
        Assert.Empty(
            from type in PublicTypes
            where !type.IsEnum
            from field in type.GetFields()
            where field is { IsInitOnly: false, IsLiteral: false }
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void No_static_state_changes() =>
        Assert.Empty(
            from type in Core.GetTypes()
            where type.Namespace?.StartsWith("UserOps", StringComparison.Ordinal) == true
                && !Attribute.IsDefined(type, typeof(CompilerGeneratedAttribute))
                && !typeof(System.Text.Json.Serialization.JsonSerializerContext).IsAssignableFrom(type)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where field is { IsInitOnly: false, IsLiteral: false }
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void Every_public_record_is_equal_to_its_twin_with_equal_lists() =>
        Assert.Empty(
            from type in PublicTypes
            where type.GetMethod("<Clone>$") is not null
            from property in type.GetProperties()
            where typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType)
                && property.PropertyType != typeof(string)
                && property.PropertyType.Name is not ("EquatableArray`1" or "EquatableMap`1")
            select $"{type.Name}.{property.Name}: {property.PropertyType.Name}");

    [Fact]
    public void Every_enum_has_a_harmless_zero() =>
        Assert.All(PublicTypes.Where(type => type.IsEnum), type => Assert.True(Enum.IsDefined(type, Enum.ToObject(type, 0)), type.Name));

    /// <summary>Reads the references that code and signatures of an assembly make to types.</summary>
    private static class TypeReferences
    {
        private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        private static readonly Dictionary<short, OpCode> Codes =
            typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

        /// <summary>The full names of all types of other assemblies that an assembly mentions anywhere.</summary>
        public static IReadOnlyList<string> NamesOf(Assembly assembly)
        {
            using var image = new PEReader(File.OpenRead(assembly.Location));
            var metadata = image.GetMetadataReader();
            return [.. metadata.TypeReferences
                .Select(metadata.GetTypeReference)
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
        }

        /// <summary>The rooms that the code of each room mentions: in signatures, and in the tokens of method bodies.</summary>
        public static IEnumerable<(string From, string To, string Where)> Of(Assembly assembly) =>
            from type in assembly.GetTypes()
            where type.Namespace?.StartsWith("UserOps", StringComparison.Ordinal) == true
            from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
            from mentioned in InSignature(method).Concat(InBody(method)).SelectMany(Parts)
            where mentioned.Assembly == assembly && mentioned.Namespace is not null
            select (type.Namespace!, mentioned.Namespace!, $"{type.FullName}.{method.Name}");

        private static IEnumerable<Type> InSignature(MethodBase method) =>
            method.GetParameters().Select(parameter => parameter.ParameterType)
                .Concat(method is MethodInfo info ? [info.ReturnType] : [])
                .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);

        /// <summary>Walks a body instruction by instruction and resolves the tokens.</summary>
        private static IEnumerable<Type> InBody(MethodBase method)
        {
            var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (var i = 0; i < il.Length;)
            {
                var code = Codes[il[i] == 0xFE ? unchecked((short)(0xFE00 | il[i + 1])) : il[i]];
                i += code.Size;
                if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                {
                    var member = method.Module.ResolveMember(
                        BitConverter.ToInt32(il, i),
                        method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                        method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : null);
                    if ((member as Type ?? member?.DeclaringType) is { } type)
                    {
                        yield return type;
                    }
                }

                i += code.OperandType switch
                {
                    OperandType.InlineNone => 0,
                    OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                    OperandType.InlineVar => 2,
                    OperandType.InlineI8 or OperandType.InlineR => 8,
                    OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, i)),
                    _ => 4,
                };
            }
        }

        private static IEnumerable<Type> Parts(Type type) =>
            type.HasElementType ? Parts(type.GetElementType()!)
            : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
            : type.IsGenericParameter ? []
            : [type];
    }
}
