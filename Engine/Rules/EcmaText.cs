using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>Values as text the way ECMAScript makes it: <c>String(value)</c> and <c>encodeURIComponent</c>.</summary>
public static class EcmaText
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private static readonly System.Buffers.SearchValues<char> Plain = System.Buffers.SearchValues.Create(Unreserved);

    /// <summary><c>String(value)</c>. A function's source is not known here; it reads <c>[object Function]</c>.</summary>
    public static string Of(Argument value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value.Kind switch
        {
            ArgumentKind.Undefined => "undefined",
            ArgumentKind.Null => "null",
            ArgumentKind.Boolean => value.AsBoolean ? "true" : "false",
            ArgumentKind.Number => OfNumber(value.AsNumber),
            ArgumentKind.String => value.AsString!,
            ArgumentKind.Array => string.Join(',', value.Items.Select(item =>
                item.Kind is ArgumentKind.Undefined or ArgumentKind.Null ? "" : Of(item))),
            _ => $"[object {value.Brand}]",
        };
    }

    /// <summary>A number as ECMA-262 section 6.1.6.1.20 writes it: <c>1</c>, <c>0.1</c>, <c>1e+21</c>, <c>1.5e-7</c>.</summary>
    public static string OfNumber(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
        if (Math.Abs(value) < 1e15 && value == Math.Truncate(value)) return ((long)value).ToString(CultureInfo.InvariantCulture);

        // .NET and ECMAScript agree on the shortest digits and differ in where they put the point.
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var dot = shortest[0].IndexOf('.');
        var all = shortest[0].Replace(".", "", StringComparison.Ordinal);
        var significant = all.TrimStart('0');
        var exponent = shortest.Length > 1 ? int.Parse(shortest[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = (dot < 0 ? all.Length : dot) - (all.Length - significant.Length) + exponent;
        var digits = significant.TrimEnd('0');
        var written = point switch
        {
            > 21 or <= -6 => Exponential(digits, point - 1),
            <= 0 => "0." + new string('0', -point) + digits,
            _ when digits.Length <= point => digits.PadRight(point, '0'),
            _ => digits[..point] + "." + digits[point..],
        };
        return value < 0 ? "-" + written : written;
    }

    /// <summary><c>encodeURIComponent</c>; a lone surrogate becomes U+FFFD, as it does in every text that goes on the wire.</summary>
    public static string EncodeComponent(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text;
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
            if (Plain.Contains((char)unit)) encoded.Append((char)unit);
            else encoded.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
        return encoded.ToString();
    }

    private static string Exponential(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }
}
