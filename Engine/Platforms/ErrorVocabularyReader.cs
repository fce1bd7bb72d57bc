using MiniActors.Model;

namespace MiniActors.Platforms;

/// <summary>
/// Reads <c>errors</c>: under the name of each API, and under <c>any</c> for all of them, the words for the kinds of
/// failure. An API's word says only what differs from the one under <c>any</c>.
/// </summary>
internal static class ErrorVocabularyReader
{
    /// <summary>The API that stands for all.</summary>
    public const string Any = "any";

    /// <summary>The key that says whether failures carry numbers at all.</summary>
    private const string Codes = "codes";

    private static readonly string[] Apis = [.. ApiCatalog.All.Select(api => api.Name), ErrorVocabulary.FileSystem, ErrorVocabulary.Storage, .. HostCatalog.All.Select(api => api.Name)];

    private static readonly FailureKind[] Kinds = Enum.GetValues<FailureKind>();

    /// <summary>The word for each of <see cref="Kinds"/>.</summary>
    private static readonly string[] KindWords = SettingFormat.Words<FailureKind>();

    /// <summary>The platform's words; every kind of failure has at least the one under <c>any</c>.</summary>
    public static ErrorVocabulary Read(SectionReader block)
    {
        var codes = block.Switch(Codes);
        var words = new Dictionary<(string Api, FailureKind Kind), ErrorWord>();
        var any = block.Section(Any);
        for (var index = 0; index < Kinds.Length; index++)
            words[(Any, Kinds[index])] = Word(any.Section(KindWords[index]), basis: null, codes);

        foreach (var api in block.Keys.Where(key => key is not (Any or Codes)))
        {
            if (!Apis.Contains(api)) block.Wrong(api, "is no API" + NearestName.Suggest(api, Apis));
            var kinds = block.Section(api);
            foreach (var key in kinds.Keys)
            {
                if (Array.IndexOf(KindWords, key) is >= 0 and var known)
                {
                    words[(api, Kinds[known])] = Word(kinds.Section(key), words[(Any, Kinds[known])], codes);
                    continue;
                }

                kinds.Block(key);
                kinds.Wrong(key, "is no kind of failure" + NearestName.Suggest(key, KindWords));
            }
        }

        return new ErrorVocabulary(words);
    }

    private static ErrorWord Word(SectionReader block, ErrorWord? basis, bool codes)
    {
        var template = basis is not null && !block.Has("text") ? basis.Template : block.Text("text");
        var code = block.Has("code") ? block.WholeOr("none", "code", int.MinValue) : basis?.Code;
        return new ErrorWord(template, codes ? code : null);
    }
}
