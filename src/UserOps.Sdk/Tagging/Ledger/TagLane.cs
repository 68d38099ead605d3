namespace UserOps.Tagging;

/// <summary>Who may speak of a tag: of each tag and lane the word recorded last counts.</summary>
/// <remarks>The order of the members means nothing; <see cref="TagPrecedence"/> ranks them.</remarks>
public enum TagLane
{
    /// <summary>The rules of a catalogue, whatever its version.</summary>
    Rule = 0,

    /// <summary>A person.</summary>
    Manual = 1,

    /// <summary>Another system that knows of the user, whichever it is.</summary>
    Import = 2,

    /// <summary>A model that guesses, whichever it is.</summary>
    Model = 3,
}
