package dev.slipway.sandbox.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Loads the libraries that a Jenkinsfile names by {@code @Library}, before its classes are looked up. */
final class LibraryAnnotations extends CompilationCustomizer {

    private final Libraries libraries;

    LibraryAnnotations(Libraries libraries) {
        super(CompilePhase.CONVERSION);
        this.libraries = libraries;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        List<String> names = new ArrayList<>();
        ClassCodeVisitorSupport collector = new ClassCodeVisitorSupport() {
            @Override
            public void visitAnnotations(AnnotatedNode node) {
                node.getAnnotations().forEach((annotation) -> collect(annotation, names));
            }

            @Override
            protected SourceUnit getSourceUnit() {
                return source;
            }
        };
        source.getAST().getImports().forEach(collector::visitAnnotations);
        source.getAST().getStarImports().forEach(collector::visitAnnotations);
        source.getAST().getStatementBlock().visit(collector);
        type.visitContents(collector);
        names.stream().distinct().forEach(this.libraries::load);
    }

    private static void collect(AnnotationNode annotation, List<String> names) {
        if (annotation.getClassNode().getNameWithoutPackage().equals("Library")) {
            Expression value = annotation.getMember("value");
            List<Expression> values = value instanceof ListExpression list ? list.getExpressions() : List.of(value);
            values.stream()
                    .filter(ConstantExpression.class::isInstance)
                    .map((constant) ->
                            ((ConstantExpression) constant).getValue().toString())
                    .forEach(names::add);
        }
    }
}
