using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.BusinessTime;

/// <summary>The hours of single dates as an object whose members are the dates: <c>{ "2026-02-14": ["09:00-11:00"] }</c>.</summary>
internal sealed class DateHoursListJsonConverter : JsonConverter<EquatableArray<DateHours>>, IJsonShape
{
    public Type EntryType => typeof(EquatableArray<WorkingHours>);

    public Type NameType => typeof(LocalDate);

    public string Allowed => "an object with a member for each date";

    public override EquatableArray<DateHours> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }

        var hours = (JsonTypeInfo<EquatableArray<WorkingHours>>)options.GetTypeInfo(EntryType);
        var days = new List<DateHours>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!LocalDatePattern.Iso.Parse(reader.GetString()!).TryGetValue(default, out var date))
            {
                throw new JsonException("The name must be a date.");
            }

            reader.Read();
            days.Add(new(date, JsonSerializer.Deserialize(ref reader, hours)));
        }

        return days.ToEquatableArray();
    }

    public override void Write(Utf8JsonWriter writer, EquatableArray<DateHours> value, JsonSerializerOptions options)
    {
        var hours = (JsonTypeInfo<EquatableArray<WorkingHours>>)options.GetTypeInfo(EntryType);
        writer.WriteStartObject();
        foreach (var day in value)
        {
            writer.WritePropertyName(LocalDatePattern.Iso.Format(day.Date));
            JsonSerializer.Serialize(writer, day.Hours, hours);
        }

        writer.WriteEndObject();
    }
}
