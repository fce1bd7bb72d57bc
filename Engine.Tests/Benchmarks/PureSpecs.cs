using System.Reflection;
using BenchmarkDotNet.Attributes;
using MiniActors.Benchmarks.Pure;

namespace MiniActors.Tests.Benchmarks;

public class PureSpecs
{
    public static TheoryData<Type, string> Benchmarks
    {
        get
        {
            var all = new TheoryData<Type, string>();
            foreach (var type in PureCommand.Classes)
                foreach (var method in type.GetMethods().Where(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null)) all.Add(type, method.Name);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void What_is_measured_does_its_work_and_is_no_refusal(Type type, string method)
    {
        var result = type.GetMethod(method)!.Invoke(Activator.CreateInstance(type), null);

        Assert.NotNull(result);
        Assert.NotEqual(false, result);
        Assert.DoesNotContain("Verdict`1+Refuse", result.GetType().FullName, StringComparison.Ordinal);
    }
}
