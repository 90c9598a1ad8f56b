using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Build.Utilities;

/// <summary>A build task: writes a reduced .NET runtime in the layout of an installation, from a runtime pack. It is no part of the engine.</summary>
public class BundleRuntime : Task
{
    private const string Framework = "Microsoft.NETCore.App";

    /// <summary>The folder of the unpacked runtime pack.</summary>
    public string Pack { get; set; }

    /// <summary>The platform, such as linux-x64.</summary>
    public string RuntimeIdentifier { get; set; }

    /// <summary>The version of the pack.</summary>
    public string Version { get; set; }

    /// <summary>The target framework, such as net10.0.</summary>
    public string TargetFramework { get; set; }

    /// <summary>Names of files that are left out; * is any text.</summary>
    public string[] LeftOut { get; set; }

    /// <summary>The folder to write; replaced.</summary>
    public string Folder { get; set; }

    /// <summary>Writes the folder.</summary>
    /// <returns>True; a failure is thrown.</returns>
    public override bool Execute()
    {
        string files = Path.Combine(Pack, "runtimes", RuntimeIdentifier);
        string shared = Path.Combine(Folder, "shared", Framework, Version);
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(shared);
        var leftOut = new Regex($"^({string.Join("|", LeftOut.Select(name => Regex.Escape(name).Replace(@"\*", ".*")))})$", RegexOptions.IgnoreCase);
        string[] managed = Copy(Path.Combine(files, "lib", TargetFramework), "*.dll", leftOut, shared);
        string[] native = Copy(Path.Combine(files, "native"), "*", leftOut, shared);
        File.WriteAllText(Path.Combine(shared, $"{Framework}.deps.json"), Dependencies(managed, native));
        string configuration = $"{Framework}.runtimeconfig.json";
        File.Copy(Path.Combine(files, "lib", TargetFramework, configuration), Path.Combine(shared, configuration));

        string host = native.Single(name => Path.GetFileNameWithoutExtension(name).EndsWith("hostfxr", StringComparison.Ordinal));
        string resolver = Path.Combine(Folder, "host", "fxr", Version);
        Directory.CreateDirectory(resolver);
        File.Move(Path.Combine(shared, host), Path.Combine(resolver, host));
        foreach (string text in new[] { "LICENSE.TXT", "THIRD-PARTY-NOTICES.TXT" })
        {
            File.Copy(Path.Combine(Pack, text), Path.Combine(Folder, text));
        }

        return true;
    }

    private static string[] Copy(string source, string pattern, Regex leftOut, string target)
    {
        string[] names = Directory.GetFiles(source, pattern).Select(Path.GetFileName).Where(name => !leftOut.IsMatch(name)).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        foreach (string name in names)
        {
            File.Copy(Path.Combine(source, name), Path.Combine(target, name));
        }

        return names;
    }

    /// <summary>The list of files from which the host takes the assemblies and native libraries of the framework.</summary>
    private string Dependencies(IEnumerable<string> managed, IEnumerable<string> native)
    {
        string target = $".NETCoreApp,Version=v{TargetFramework.Substring("net".Length)}/{RuntimeIdentifier}";
        string package = $"{Framework}.Runtime.{RuntimeIdentifier}/{Version}";
        return $$"""
            {
              "runtimeTarget": { "name": "{{target}}" },
              "targets": {
                "{{target}}": {
                  "{{package}}": {
                    "runtime": { {{Entries(managed)}} },
                    "native": { {{Entries(native.Where(name => !name.Contains("hostfxr")))}} }
                  }
                }
              },
              "libraries": { "{{package}}": { "type": "package", "serviceable": true, "sha512": "" } }
            }
            """;
    }

    private static string Entries(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\": {{}}"));
}
