using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>A build task: removes the comments of members that are not public from a documentation file. It is no part of the engine.</summary>
public class KeepPublicDocumentation : Task
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The assembly that the file describes.</summary>
    public string Assembly { get; set; }

    /// <summary>The assemblies that it was compiled with.</summary>
    public ITaskItem[] References { get; set; }

    /// <summary>The documentation file; rewritten.</summary>
    public string Documentation { get; set; }

    /// <summary>Rewrites the file.</summary>
    /// <returns>True, for a failure is thrown.</returns>
    public override bool Execute()
    {
        AppDomain.CurrentDomain.AssemblyResolve += Referenced;
        try
        {
            // Loaded from bytes, so that the file is not locked and can be overwritten.
            var wanted = new HashSet<string>(System.Reflection.Assembly.Load(File.ReadAllBytes(Assembly)).GetExportedTypes().SelectMany(Names));
            XDocument document = XDocument.Load(Documentation, LoadOptions.PreserveWhitespace);
            foreach (XElement member in document.Descendants("member").Where(member => !wanted.Contains(member.Attribute("name").Value)).ToArray())
            {
                // With the line break before it.
                (member.PreviousNode as XText)?.Remove();
                member.Remove();
            }

            document.Save(Documentation, SaveOptions.DisableFormatting);
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Referenced;
        }

        return true;
    }

    private Assembly Referenced(object sender, ResolveEventArgs asked)
    {
        string file = new AssemblyName(asked.Name).Name + ".dll";
        ITaskItem found = References.FirstOrDefault(reference => Path.GetFileName(reference.ItemSpec) == file);
        return found is null ? null : System.Reflection.Assembly.LoadFrom(found.GetMetadata("FullPath"));
    }

    private static IEnumerable<string> Names(Type type)
    {
        string name = Name(type);
        yield return "T:" + name;
        foreach (FieldInfo field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            yield return "F:" + name + "." + field.Name;
        }

        foreach (MethodBase method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)).Where(IsVisible))
        {
            string arity = method.IsGenericMethodDefinition ? "``" + method.GetGenericArguments().Length : "";
            string returned = method.Name is "op_Implicit" or "op_Explicit" ? "~" + Name(((MethodInfo)method).ReturnType) : "";
            yield return "M:" + name + "." + method.Name.Replace('.', '#') + arity + Arguments(method.GetParameters()) + returned;
        }

        foreach (PropertyInfo property in type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible)))
        {
            yield return "P:" + name + "." + property.Name + Arguments(property.GetIndexParameters());
        }

        foreach (EventInfo one in type.GetEvents(Declared).Where(one => IsVisible(one.GetAddMethod(true))))
        {
            yield return "E:" + name + "." + one.Name;
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Arguments(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : "(" + string.Join(",", parameters.Select(parameter => Name(parameter.ParameterType))) + ")";

    /// <summary>A type as documentation files write it: C# language specification, annex D, "ID string format".</summary>
    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        if (type.IsByRef || type.IsPointer)
        {
            return Name(type.GetElementType()) + (type.IsByRef ? "@" : "*");
        }

        if (type.IsArray)
        {
            int rank = type.GetArrayRank();
            return Name(type.GetElementType()) + (rank == 1 ? "[]" : "[" + string.Join(",", Enumerable.Repeat("0:", rank)) + "]");
        }

        string name = (type.IsNested ? Name(type.DeclaringType) : type.Namespace) + "." + type.Name;
        return type.IsConstructedGenericType
            ? name.Substring(0, name.LastIndexOf('`')) + "{" + string.Join(",", type.GetGenericArguments().Select(Name)) + "}"
            : name;
    }
}
