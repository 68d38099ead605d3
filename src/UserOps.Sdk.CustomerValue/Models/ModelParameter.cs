namespace UserOps.CustomerValue;

/// <summary>A parameter of a model, by the name that the papers give it.</summary>
/// <param name="Name">The name: <c>r</c>, <c>alpha</c>, <c>a</c>, <c>b</c>, <c>s</c>, <c>beta</c>, <c>p</c>, <c>q</c>, <c>gamma</c>.</param>
/// <param name="Value">The value.</param>
public readonly record struct ModelParameter(string Name, double Value);
